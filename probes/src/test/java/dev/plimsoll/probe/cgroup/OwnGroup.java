package dev.plimsoll.probe.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A control group of the test's own for one controller, directly below where that is mounted, and removed on close. Needs
 * root and a mount that may be written.
 */
public final class OwnGroup implements AutoCloseable {
    private final Path directory;
    private final int version;

    private OwnGroup(Path directory, int version) {
        this.directory = directory;
        this.version = version;
    }

    /** One for this test. */
    public static OwnGroup of(String controller) throws IOException {
        return of(controller, "plimsoll-test-" + ProcessHandle.current().pid());
    }

    /** One of that name. */
    public static OwnGroup of(String controller, String name) throws IOException {
        String everywhere = "1:%s:/\n0::/\n".formatted(controller);
        Optional<Hierarchy> top =
                Hierarchy.find(everywhere, Files.readString(Path.of("/proc/self/mountinfo")), controller);
        if (top.isEmpty()) {
            throw new AssertionError("no " + controller + " controller is mounted here; the test needs one");
        }
        int version = top.get().version();
        Path mount = top.get().groups().get(0);
        Path directory = mount.resolve(name);
        try {
            if (version == 2) {
                Files.writeString(mount.resolve("cgroup.subtree_control"), "+" + controller);
            }
            return new OwnGroup(Files.createDirectory(directory), version);
        } catch (IOException e) {
            throw new AssertionError("cannot make " + directory + "; the test needs root: " + e, e);
        }
    }

    /** Its directory. */
    public Path directory() {
        return directory;
    }

    /** Of the controller here: 1 or 2. */
    public int version() {
        return version;
    }

    /** Moves a process into it. */
    public void take(long pid) throws IOException {
        set("cgroup.procs", Long.toString(pid));
    }

    /** Writes one of its files. */
    public void set(String file, String value) throws IOException {
        Files.writeString(directory.resolve(file), value);
    }

    /** Writes one of its files where this kernel has it. */
    public void setIfThere(String file, String value) throws IOException {
        if (Files.exists(directory.resolve(file))) {
            set(file, value);
        }
    }

    @Override
    public void close() throws IOException {
        for (String pid : Files.readAllLines(directory.resolve("cgroup.procs"))) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
        await().untilAsserted(
                        () -> assertThat(directory.resolve("cgroup.procs")).isEmptyFile());
        Files.delete(directory);
    }
}
