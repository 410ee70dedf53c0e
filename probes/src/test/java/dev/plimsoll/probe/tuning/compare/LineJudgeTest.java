package dev.plimsoll.probe.tuning.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Comparison;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.Persistence.Written;
import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.Setting;
import dev.plimsoll.probe.tuning.SysctlName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each verdict beside its healthy twin. */
class LineJudgeTest {
    private static final Declared SOMAXCONN = new Declared(
            new Setting.Sysctl(new SysctlName("net/core/somaxconn")),
            Comparison.AT_LEAST,
            "65535",
            "",
            new Place("p.yaml", 3));
    private static final Persistence RIGHT = at("65535");
    private static final Persistence WRONG = at("128");
    private static final Persistence NOWHERE = new Persistence.Nowhere("");

    @Test
    void whatRunsAsDeclaredAndIsSetAgainIsOk() {
        assertThat(verdict("65535", Membership.FIRST, RIGHT)).isEqualTo(LineVerdict.OK);
    }

    @Test
    void whatRunsWithSomethingElseDeviates() {
        assertThat(verdict("4096", Membership.FIRST, RIGHT)).isEqualTo(LineVerdict.DEVIATES);
        assertThat(judge("4096", Membership.FIRST, RIGHT).why())
                .contains("runs with 4096", "a.conf:1", "sysctl --system");
        assertThat(verdict("4096", Membership.FIRST, NOWHERE)).isEqualTo(LineVerdict.DEVIATES);
        assertThat(verdict("4096", Membership.FIRST, new Persistence.Unasked())).isEqualTo(LineVerdict.DEVIATES);
    }

    @Test
    void whatNothingSetsAgainIsNotPersisted() {
        assertThat(verdict("65535", Membership.FIRST, NOWHERE)).isEqualTo(LineVerdict.NOT_PERSISTED);
    }

    @Test
    void whatALaterLineSetsOtherwiseIsOverriddenAtBoot() {
        Persistence lost = new Persistence.At(
                "128", new Place("90.conf", 4), List.of(new Written("65535", new Place("10.conf", 2))), "");
        assertThat(verdict("65535", Membership.FIRST, lost)).isEqualTo(LineVerdict.OVERRIDDEN_AT_BOOT);
        assertThat(verdict("65535", Membership.FIRST, WRONG)).isEqualTo(LineVerdict.OVERRIDDEN_AT_BOOT);
        LineResult both = judge("128", Membership.FIRST, lost);
        assertThat(both.verdict()).isEqualTo(LineVerdict.OVERRIDDEN_AT_BOOT);
        assertThat(both.why()).contains("90.conf:4 sets 128", "10.conf:2 (65535)");
        Persistence won = new Persistence.At(
                "65535", new Place("90.conf", 4), List.of(new Written("128", new Place("10.conf", 2))), "");
        assertThat(verdict("65535", Membership.FIRST, won)).isEqualTo(LineVerdict.OK);
    }

    @Test
    void whatIsSetForTheHostAndNotForTheTargetHasTheWrongScope() {
        assertThat(verdict("4096", Membership.ANOTHER, RIGHT)).isEqualTo(LineVerdict.WRONG_SCOPE);
        LineResult outside = LineJudge.judge(
                SOMAXCONN,
                new Observed(
                        new Seen.Found<>("4096"),
                        new Seen.Found<>("65535"),
                        Membership.ANOTHER,
                        new Persistence.Unasked()));
        assertThat(outside.verdict()).isEqualTo(LineVerdict.WRONG_SCOPE);
        assertThat(outside.why()).contains("docker run --sysctl");
        assertThat(verdict("4096", Membership.FIRST, RIGHT)).isEqualTo(LineVerdict.DEVIATES);
    }

    @Test
    void whatCannotBeReadCannotBeTold() {
        LineResult failed = LineJudge.judge(
                SOMAXCONN,
                new Observed(
                        new Seen.Failed<>("in another namespace"), new Seen.Absent<>(""), Membership.ANOTHER, RIGHT));
        assertThat(failed.verdict()).isEqualTo(LineVerdict.CANNOT_TELL);
        assertThat(failed.why()).isEqualTo("in another namespace");
        assertThat(verdict("65535", Membership.FIRST, new Persistence.Unknown("hidden")))
                .isEqualTo(LineVerdict.CANNOT_TELL);
        assertThat(verdict("65535", Membership.ANOTHER, RIGHT)).isEqualTo(LineVerdict.CANNOT_TELL);
        assertThat(verdict("65535", Membership.ANOTHER, new Persistence.Unasked()))
                .isEqualTo(LineVerdict.OK);
    }

    private static LineVerdict verdict(String running, Membership membership, Persistence persisted) {
        return judge(running, membership, persisted).verdict();
    }

    private static LineResult judge(String running, Membership membership, Persistence persisted) {
        return LineJudge.judge(
                SOMAXCONN, new Observed(new Seen.Found<>(running), new Seen.Absent<>(""), membership, persisted));
    }

    private static Persistence at(String value) {
        return new Persistence.At(value, new Place("a.conf", 1), List.of(), "");
    }
}
