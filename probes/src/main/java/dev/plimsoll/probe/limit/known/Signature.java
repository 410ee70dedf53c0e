package dev.plimsoll.probe.limit.known;

import java.util.ArrayList;
import java.util.List;

/**
 * How a limit shows itself.
 *
 * @param hit any of these means that it was hit; each is a list of conditions that hold in one interval together
 * @param early any of these means that it is about to be
 * @param behind limits of which this one is then but a consequence: if one of them was hit at the same time, this one is
 *     not named
 */
public record Signature(List<List<Condition>> hit, List<List<Condition>> early, List<String> behind) {
    /** Copies the lists. */
    public Signature {
        hit = hit.stream().map(List::copyOf).toList();
        early = early.stream().map(List::copyOf).toList();
        behind = List.copyOf(behind);
    }

    /** One that shows itself in nothing that can be read. */
    public static Signature none() {
        return new Signature(List.of(), List.of(), List.of());
    }

    /** One that was hit when these hold together. */
    public static Signature when(Condition... together) {
        return none().or(together);
    }

    /** Or when these do. */
    public Signature or(Condition... together) {
        return new Signature(with(hit, together), early, behind);
    }

    /** And which is near when these hold together. */
    public Signature nearWhen(Condition... together) {
        return new Signature(hit, with(early, together), behind);
    }

    /** And which is but a consequence of these limits where they were hit too. */
    public Signature behind(String... limits) {
        return new Signature(hit, early, List.of(limits));
    }

    private static List<List<Condition>> with(List<List<Condition>> all, Condition... together) {
        List<List<Condition>> more = new ArrayList<>(all);
        more.add(List.of(together));
        return more;
    }
}
