package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.cgroup.CgroupProbe;
import java.util.Map;
import java.util.TreeMap;

/** {@code ReadAll PID}: prints every reading of a process, a line each: its name, then the number or why there is none. */
final class ReadAll {
    private ReadAll() {}

    public static void main(String[] arguments) {
        long pid = Long.parseLong(arguments[0]);
        ProcReader reader = ProcReader.ofThisMachine();
        Map<String, Reading> readings = new TreeMap<>(AllProbes.read(reader, pid));
        readings.putAll(new CgroupProbe(Cgroup.ofProcess(pid)).read());
        readings.put("limit", Rlimits.read(reader, pid).reading(limits -> limits.soft(Rlimits.OPEN_FILES)));
        readings.forEach((resource, reading) -> System.out.println(resource + " " + inWords(reading)));
        System.out.println("end");
    }

    private static String inWords(Reading reading) {
        return reading.match(
                value -> "value " + value.quantity().amount(),
                absent -> "absent " + absent.reason(),
                failed -> "failed " + failed.reason());
    }
}
