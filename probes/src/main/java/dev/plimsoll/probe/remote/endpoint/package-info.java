/**
 * What programs say of themselves over HTTP: Go's pprof and the text formats of Prometheus. In: answers of strangers, of
 * bounded size. Out: readings under our names. The parsers are pure; the sources wait for their answers.
 */
@NullMarked
package dev.plimsoll.probe.remote.endpoint;

import org.jspecify.annotations.NullMarked;
