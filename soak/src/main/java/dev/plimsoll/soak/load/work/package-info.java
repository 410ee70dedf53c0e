/**
 * What a lane has to do, and what it keeps in mind meanwhile: the schedule of each phase, the state of its connections by
 * slot, the messages in flight, heartbeats due, lost connections to be made again.
 *
 * <p>In: the time, and what has become of connections and messages. Out: the acts that are due, through functions passed
 * in, and counts in a recorder. No socket, no thread, no clock; all of it is touched by one lane's loop alone.
 */
@NullMarked
package dev.plimsoll.soak.load.work;

import org.jspecify.annotations.NullMarked;
