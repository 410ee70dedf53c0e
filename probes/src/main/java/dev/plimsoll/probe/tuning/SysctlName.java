package dev.plimsoll.probe.tuning;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a kernel setting, or a glob(7) pattern of names.
 *
 * @param path below /proc/sys, {@code net/ipv4/conf/eth0.1/rp_filter}; two components or more, none of them dots alone
 */
public record SysctlName(String path) implements Comparable<SysctlName> {
    private static final int LONGEST = 512;
    private static final Pattern SPELLING = Pattern.compile("[^\\s\\p{Cntrl}]+");

    /** Checks that it stays below /proc/sys. */
    public SysctlName {
        if (!isPath(path)) {
            throw new IllegalArgumentException(path);
        }
    }

    /**
     * The name that a line of sysctl.d(5) gives: where the first separator is a slash the rest is left as it is; where it
     * is a dot, dots and slashes change places. Empty where it is no name.
     */
    public static Optional<SysctlName> parse(String text) {
        String path = text.startsWith("/") ? text.substring(1) : separatedByDots(text) ? swapped(text) : text;
        return isPath(path) ? Optional.of(new SysctlName(path)) : Optional.empty();
    }

    /** As people write it: {@code net.ipv4.conf.eth0/1.rp_filter}. */
    public String dotted() {
        return swapped(path);
    }

    /** Whether it stands for several names. */
    public boolean isPattern() {
        return path.chars().anyMatch(letter -> "*?[".indexOf(letter) >= 0);
    }

    /** Whether this pattern, or this name, means {@code name}; a star ends at a slash, as in glob(7). */
    public boolean covers(SysctlName name) {
        return isPattern() ? Glob.of(path).matcher(name.path).matches() : path.equals(name.path);
    }

    @Override
    public int compareTo(SysctlName other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return dotted();
    }

    private static boolean separatedByDots(String text) {
        int dot = text.indexOf('.');
        int slash = text.indexOf('/');
        return dot >= 0 && (slash < 0 || dot < slash);
    }

    private static String swapped(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        text.chars().forEach(letter -> swapped.append(letter == '.' ? '/' : letter == '/' ? '.' : (char) letter));
        return swapped.toString();
    }

    private static boolean isPath(String path) {
        String[] components = path.split("/", -1);
        return components.length > 1
                && path.length() <= LONGEST
                && Arrays.stream(components).allMatch(SysctlName::isComponent);
    }

    private static boolean isComponent(String component) {
        return SPELLING.matcher(component).matches() && !component.equals(".") && !component.equals("..");
    }
}
