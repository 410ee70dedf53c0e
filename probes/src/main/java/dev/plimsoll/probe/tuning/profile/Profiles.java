package dev.plimsoll.probe.tuning.profile;

import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.sysctl.BootSettings;
import dev.plimsoll.probe.tuning.sysctl.BootTree;
import dev.plimsoll.probe.tuning.sysctl.DiskTree;
import dev.plimsoll.probe.tuning.sysctl.Loader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the profile that a person means: the name of a built-in one, a file that ends in {@code .yaml} or {@code .yml},
 * another file (sysctl.conf(5)), or a root directory whose sysctl trees are meant. Where nothing in that directory says what
 * boots it, its trees are read as {@code sysctl --system} does, which leaves none out.
 */
public final class Profiles {
    private static final long MOST_BYTES = 1 << 20;

    private Profiles() {}

    /**
     * The profile, or what is wrong with it.
     *
     * @param words what was typed
     * @param expand the names of a running kernel that a pattern stands for
     */
    public static ProfileResult find(String words, Function<SysctlName, List<SysctlName>> expand) {
        return BuiltInProfiles.text(words)
                .map(text -> yaml(words + ".yaml", text))
                .orElseGet(() -> read(words, expand));
    }

    /** A profile's YAML, or what is wrong with it. */
    public static ProfileResult yaml(String file, String text) {
        return YamlProfile.read(file, text);
    }

    private static ProfileResult read(String words, Function<SysctlName, List<SysctlName>> expand) {
        try {
            Path path = Path.of(words);
            if (Files.isDirectory(path)) {
                BootTree tree = BootTree.read(new DiskTree(path));
                return SysctlProfile.of(words, tree.of(tree.loader().orElse(Loader.PROCPS)), expand);
            } else if (!Files.exists(path)) {
                return rejected(
                        words,
                        "is neither a built-in profile nor a file; "
                                + Nearest.hint(words, BuiltInProfiles.names())
                                + ", a file of YAML or of sysctl.conf(5), a root directory");
            } else if (Files.size(path) > MOST_BYTES) {
                return rejected(words, "is longer than 1 MiB; no profile is");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return words.endsWith(".yaml") || words.endsWith(".yml")
                    ? yaml(words, text)
                    : SysctlProfile.of(words, BootSettings.ofFile(words, text), expand);
        } catch (CharacterCodingException e) {
            return rejected(words, "is not UTF-8; save the file as UTF-8");
        } catch (IOException | InvalidPathException e) {
            return rejected(words, "cannot be read: " + e.getMessage());
        }
    }

    private static ProfileResult rejected(String words, String message) {
        return new ProfileResult.Rejected(List.of(Problems.quoted(words) + " " + message));
    }
}
