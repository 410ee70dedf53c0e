package dev.plimsoll.probe.tuning.prove.run;

import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How a process gets a network namespace of its own here: the words before the command, or what is missing for it. */
sealed interface WayIn {
    /** Run behind these words. */
    record Under(List<String> prefix) implements WayIn {
        /** Copies the words. */
        public Under {
            prefix = List.copyOf(prefix);
        }
    }

    /** It cannot be had. */
    record Closed(String needs) implements WayIn {}

    /** As root a network namespace alone; else one of users too, in which this user is root. */
    List<List<String>> WAYS = List.of(List.of("unshare", "-n"), List.of("unshare", "-rn"));

    /** Tries both. */
    static WayIn find() {
        StringBuilder said = new StringBuilder();
        for (List<String> way : WAYS) {
            Tried tried = Tried.of(way);
            if (tried.works()) {
                return new Under(way);
            }
            said.append(said.isEmpty() ? "" : "; ").append(tried.said());
        }
        return new Closed(needs(WayIn::setting, said.toString()));
    }

    /** What to type, from what the machine says of itself. */
    static String needs(Function<String, String> setting, String said) {
        if (said.contains("No such file")) {
            return "unshare is missing; type: apt-get install util-linux";
        }
        if (setting.apply("kernel/unprivileged_userns_clone").equals("0")) {
            return "this kernel lets only root make user namespaces; type: sysctl -w kernel.unprivileged_userns_clone=1, or run as root";
        }
        if (setting.apply("user/max_user_namespaces").equals("0")) {
            return "no user namespace may be made here; type: sysctl -w user.max_user_namespaces=15000, or run as root";
        }
        if (setting.apply("kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
            return "AppArmor restricts user namespaces; type: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run as root";
        }
        return "a network namespace needs root with CAP_SYS_ADMIN (in a container --cap-add SYS_ADMIN, or a seccomp profile that"
                + " allows unshare), or a kernel that lets users make user namespaces: " + said;
    }

    /** Answers by case. */
    default <R> R match(Function<Under, R> under, Function<Closed, R> closed) {
        return this instanceof Under it ? under.apply(it) : closed.apply((Closed) this);
    }

    private static String setting(String name) {
        return ProcReader.ofThisMachine().text("sys/" + name).match(String::strip, absent -> "", failed -> "");
    }

    /** One way, tried with {@code true}. */
    record Tried(boolean works, String said) {
        private static final long PATIENCE_SECONDS = 5;

        static Tried of(List<String> way) {
            List<String> command = new java.util.ArrayList<>(way);
            command.add("true");
            try {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                process.getOutputStream().close();
                String said =
                        new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                process.destroyForcibly();
                return new Tried(ended && process.exitValue() == 0, said.strip());
            } catch (IOException e) {
                return new Tried(false, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Tried(false, "interrupted");
            }
        }
    }
}
