package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.RunningSettings;
import dev.plimsoll.probe.tuning.captured.Capture;
import dev.plimsoll.probe.tuning.captured.CaptureReader;
import dev.plimsoll.probe.tuning.captured.CaptureResult;
import dev.plimsoll.probe.tuning.captured.CapturedTargets;
import dev.plimsoll.probe.tuning.check.LiveTarget;
import dev.plimsoll.probe.tuning.check.LocalSettings;
import dev.plimsoll.probe.tuning.check.Target;
import dev.plimsoll.probe.tuning.check.TuneCheck;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineVerdict;
import dev.plimsoll.probe.tuning.profile.BuiltInProfiles;
import dev.plimsoll.probe.tuning.profile.Profiles;
import dev.plimsoll.probe.tuning.sysctl.DiskTree;
import dev.plimsoll.probe.watch.Named;
import dev.plimsoll.probe.watch.Subjects;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tune check}: a profile → for each line what is declared, running and persisted, and the verdict. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = TuneCommand.Version.class,
        sortOptions = false,
        description = {
            "Says for each line of a profile what is declared, what the target runs with, what will be set at the next"
                    + " boot, and what is wrong with that.",
            "Changes nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  plimsoll tune check im-gateway-server --port 8080",
            "  plimsoll tune check /etc/sysctl.d/90-gateway.conf        is it in force, and will it win at boot?",
            "  plimsoll tune check mine.yaml --captured gw-*.txt        files that scripts/tune-collect wrote",
            "",
            "Exit codes: 0 all ok, 99 something deviates, 98 something cannot be told, 2 usage."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "PROFILE",
            description = "A built-in profile, a file of YAML or of sysctl.conf(5), or a root directory with sysctl.d.")
    private @Nullable String profile;

    @Option(
            names = "--pid",
            paramLabel = "N",
            description = "The process whose settings and limits are meant" + " (default: this one).")
    private @Nullable String pid;

    @Option(names = "--port", paramLabel = "N", description = "The processes that listen on a port.")
    private @Nullable String port;

    @Option(names = "--name", paramLabel = "S", description = "The processes of a name.")
    private @Nullable String name;

    @Option(
            names = "--captured",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Hosts captured by scripts/tune-collect, instead of this one.")
    private List<String> captured = new ArrayList<>();

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where the files are that this machine boots with" + " (default: /).")
    private Path root = Path.of("/");

    @Option(names = "--running", description = "Asks what runs, and not what will be set at the next boot.")
    private boolean running;

    @Option(names = "--json", description = "Prints JSON instead of the table.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also writes a junit.xml, a test case for each line.")
    private @Nullable Path junit;

    @Option(
            names = "--textfile",
            paramLabel = "FILE",
            description = "Also writes FILE for node_exporter's textfile" + " collector, at once and whole.")
    private @Nullable Path textfile;

    CheckCommand() {}

    @Override
    public Integer call() throws IOException {
        String words = profileWords();
        if (!Files.isDirectory(root)) {
            throw new Stop(ExitCode.USAGE, "--root: there is no folder " + root);
        }
        List<HostResult> results = results(words);
        Profile read = profile(words, LocalSettings.ofOurs(ProcReader.ofThisMachine()));
        write(results, read);
        spec.commandLine().getOut().print(json ? CheckJson.of(read, results) : CheckTable.of(read, results));
        spec.commandLine().getOut().flush();
        return code(results).number();
    }

    /** {@code --captured} takes all words that follow it, and the last of them is the profile if no other word is. */
    private String profileWords() {
        if (profile != null) {
            return profile;
        } else if (captured.size() > 1) {
            return captured.remove(captured.size() - 1);
        }
        throw new Stop(
                ExitCode.USAGE,
                "which PROFILE? write one of " + String.join(", ", BuiltInProfiles.names())
                        + ", a file of YAML or of sysctl.conf(5), or a root directory");
    }

    private List<HostResult> results(String words) {
        ProcReader reader = ProcReader.ofThisMachine();
        List<HostResult> results = new ArrayList<>();
        List<String> subjects = subjects();
        if (captured.isEmpty()) {
            Profile read = profile(words, LocalSettings.ofOurs(reader));
            for (long each : pids(subjects)) {
                results.add(check(read, LiveTarget.of(reader, each, new DiskTree(root))));
            }
            return results;
        } else if (!subjects.isEmpty()) {
            throw new Stop(
                    ExitCode.USAGE,
                    "--captured: the processes are those that were captured; leave out "
                            + subjects.get(0).replaceFirst("(.*):.*", "--$1"));
        }
        for (Capture capture : captures()) {
            for (Target target : CapturedTargets.of(capture)) {
                results.add(check(profile(words, target.settings()), target));
            }
        }
        refuseTwins(results);
        return results;
    }

    private static void refuseTwins(List<HostResult> results) {
        Set<String> labels = new HashSet<>();
        for (HostResult result : results) {
            if (!labels.add(result.host() + " " + result.target())) {
                throw new Stop(
                        ExitCode.USAGE,
                        result.target() + " of " + result.host() + " was captured twice; leave one out");
            }
        }
    }

    private HostResult check(Profile read, Target target) {
        return TuneCheck.check(read, running ? target.asItRuns() : target);
    }

    private List<Capture> captures() {
        List<Capture> captures = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        for (String file : captured) {
            CaptureResult result = CaptureReader.read(Path.of(file));
            result.match(captures::add, malformed::add);
        }
        if (!malformed.isEmpty()) {
            throw new Stop(ExitCode.USAGE, String.join("\n", malformed));
        }
        return captures;
    }

    private List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        if (pid != null) {
            subjects.add("pid:" + pid);
        }
        if (port != null) {
            subjects.add("port:" + port);
        }
        if (name != null) {
            subjects.add("name:" + name);
        }
        if (subjects.size() > 1) {
            throw new Stop(ExitCode.USAGE, "one target at a time: write one of --pid, --port and --name");
        }
        return subjects;
    }

    private static List<Long> pids(List<String> subjects) {
        if (subjects.isEmpty()) {
            return List.of(ProcessHandle.current().pid());
        }
        Named named = Subjects.parse(subjects.get(0));
        if (named instanceof Named.Processes processes) {
            return processes.pids();
        }
        throw new Stop(ExitCode.USAGE, ((Named.Problem) named).message());
    }

    private static Profile profile(String words, RunningSettings settings) {
        return Profiles.find(words, settings::matching).match(read -> read, problems -> {
            throw new Stop(ExitCode.USAGE, String.join("\n", problems));
        });
    }

    private void write(List<HostResult> results, Profile read) throws IOException {
        if (junit != null) {
            replace(junit, CheckJUnit.of(read, results));
        }
        if (textfile != null) {
            replace(textfile, CheckTextfile.of(read, results));
        }
    }

    /** Writes beside the file and renames: nobody ever reads a half of it. */
    private static void replace(Path file, String text) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Stop(ExitCode.USAGE, "there is no folder to write " + file + " into");
        }
        Path part = folder.resolve(whole.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ExitCode code(List<HostResult> results) {
        if (results.stream().anyMatch(result -> result.worst().isDeviation())) {
            return ExitCode.FAIL;
        }
        return results.stream().anyMatch(result -> result.count(LineVerdict.CANNOT_TELL) > 0)
                ? ExitCode.INCONCLUSIVE
                : ExitCode.PASS;
    }
}
