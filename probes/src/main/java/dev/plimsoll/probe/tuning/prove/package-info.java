/**
 * The words of {@code tune prove}: what is declared, what an experiment said of it, and what all experiments are told.
 * In: nothing; out: records. The rooms: {@code lab} is where an experiment stands, {@code experiment} are the experiments,
 * {@code run} starts them in a process of their own and hears their answers.
 */
@NullMarked
package dev.plimsoll.probe.tuning.prove;

import org.jspecify.annotations.NullMarked;
