/**
 * Where an experiment stands: a thread in a network namespace of its own, with its settings, counters and sockets. In: an
 * order and one line of it. Out: a proof. One thread, which is given up with its namespace; nothing outside is written.
 */
@NullMarked
package dev.plimsoll.probe.tuning.prove.lab;

import org.jspecify.annotations.NullMarked;
