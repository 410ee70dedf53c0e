package dev.plimsoll.soak.cli.prepare;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.host.HostInventory;
import dev.plimsoll.probe.limit.MachineLimits;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Sysctls;
import dev.plimsoll.soak.load.transport.choice.TransportChoice.Taken;
import dev.plimsoll.soak.load.transport.choice.TransportKind;
import dev.plimsoll.soak.load.transport.choice.Transports;
import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The facts of a machine that a run is to be understood by, as names and words. */
public final class Environment {
    private static final List<String> SYSCTLS = List.of(
            "net.ipv4.ip_local_port_range",
            "net.core.somaxconn",
            "net.ipv4.tcp_max_syn_backlog",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_tw_reuse",
            "net.ipv4.tcp_max_tw_buckets",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_mem",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_wmem",
            "net.core.netdev_max_backlog",
            "net.netfilter.nf_conntrack_max",
            "fs.file-max",
            "fs.nr_open",
            "vm.max_map_count");

    private static final String TRANSPORT = "transport";
    private static final String TRANSPORT_ASKED = "transport.asked";
    /** Where the sentence is that says which transport was taken, and why. */
    static final String TRANSPORT_WHY = "transport.why";

    private Environment() {}

    /** Whether the transport is what most runs have: epoll, because nobody asked for another. */
    static boolean isUsualTransport(Map<String, String> facts) {
        return Transports.AUTO.equals(facts.get(TRANSPORT_ASKED))
                && TransportKind.EPOLL.word().equals(facts.get(TRANSPORT));
    }

    /** All of them, for a run of this scenario by what was typed. */
    public static Map<String, String> gather(
            MachineLimits limits, Scenario scenario, Taken transport, List<String> typed) {
        Map<String, String> facts = new TreeMap<>();
        HostInventory host = HostInventory.ask();
        facts.put("os", host.system() + " " + host.version());
        facts.put("kernel", System.getProperty("os.version", "unknown"));
        facts.put("cpu", host.cpuModel());
        facts.put("memory", String.format(Locale.ROOT, "%.0f", host.memory().amount()));
        facts.put("cpus", words(limits.cpus()));
        facts.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put(TRANSPORT, transport.kind().word());
        facts.put(TRANSPORT_ASKED, transport.asked());
        facts.put(TRANSPORT_WHY, transport.why());
        if (scenario.target().filter(Target::hasTls).isPresent()) {
            facts.put("tls", trusted(scenario.connecting().tls()));
        }
        facts.put("RLIMIT_NOFILE", words(limits.openFiles()));
        if (scenario.target().isEmpty()) {
            facts.put("gateway.RLIMIT_NOFILE", words(limits.openFiles()));
        }
        Sysctls sysctls = new Sysctls(ProcReader.ofThisMachine());
        for (String name : SYSCTLS) {
            String text = sysctls.text(name).match(found -> found, absent -> absent, failed -> failed);
            facts.put("sysctl." + name, onOneLine(text));
        }
        facts.put("command", command(typed));
        return facts;
    }

    /** The kernel parts the numbers of a setting by tabs. */
    static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String trusted(Connecting.Tls tls) {
        if (tls.insecure()) {
            return "any certificate is accepted";
        }
        return "trusts " + tls.ca().orElse("the issuers of the JVM");
    }

    /** What was typed, without the values of headers. */
    public static String command(List<String> typed) {
        List<String> words = new ArrayList<>();
        for (String word : typed) {
            String before = words.isEmpty() ? "" : words.get(words.size() - 1);
            boolean header = before.equals("--header") || word.startsWith("--header=");
            words.add(quoted(header ? word.replaceFirst(":.*", ": …") : word));
        }
        return ("scripts/plimsoll " + String.join(" ", words)).strip();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String words(Reading reading) {
        return reading.match(
                value -> String.format(Locale.ROOT, "%.0f", value.quantity().amount()),
                absent -> absent.reason(),
                failed -> failed.reason());
    }

    /** The version of Plimsoll that is in the jar; {@code dev} where it runs from classes. */
    public static String version() {
        return Optional.ofNullable(Environment.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
