package dev.plimsoll.probe.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.proc.ProcReader;
import org.junit.jupiter.api.Test;

class MachineLimitsReaderTest {

    @Test
    void theCapturedMachineIsReadWhole() {
        MachineLimits limits = MachineLimitsReader.read(new ProcReader(Captured.newest()), Captured.PID);
        assertThat(limits.openFiles()).isEqualTo(Reading.ofProcess(Quantity.count(20000)));
        assertThat(limits.firstPort().amountOrNaN()).isEqualTo(32768);
        assertThat(limits.lastPort().amountOrNaN()).isEqualTo(60999);
        assertThat(limits.acceptQueue().amountOrNaN()).isEqualTo(4096);
        assertThat(limits.timeWaitBuckets().amountOrNaN()).isEqualTo(131072);
        assertThat(limits.timeWaitUsed().amountOrNaN()).isEqualTo(3);
        assertThat(limits.conntrackTimeWait()).isEqualTo(new Reading.Value(Quantity.seconds(120), Scope.NAMESPACE));
        assertThat(limits.tcpMemory().amountOrNaN()).isPositive();
        assertThat(limits.tcpMemoryUsed().amountOrNaN()).isEqualTo(17 * 4096);
        assertThat(limits.systemFiles().amountOrNaN()).isEqualTo(2466170);
        assertThat(limits.openFilesUsed()).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void thisMachineTellsWhatAPlanNeeds() {
        MachineLimits limits = MachineLimitsReader.read();
        assertThat(limits.openFilesUsed().amountOrNaN()).isPositive();
        assertThat(limits.firstPort().amountOrNaN())
                .isLessThan(limits.lastPort().amountOrNaN());
        assertThat(limits.memory().amountOrNaN()).isGreaterThan(1 << 20);
        assertThat(limits.cpus().amountOrNaN()).isGreaterThan(0);
    }

    @Test
    void theLesserOfTwoBindsAndAnUnknownOneIsNotTakenForNone() {
        Reading four = Reading.ofProcess(Quantity.count(4));
        Reading two = Reading.ofProcess(Quantity.count(2));
        Reading absent = new Reading.Absent("not set");
        Reading failed = new Reading.Failed("permission denied");
        assertThat(Least.of(four, two)).isEqualTo(two);
        assertThat(Least.of(two, four)).isEqualTo(two);
        assertThat(Least.of(four, absent)).isEqualTo(four);
        assertThat(Least.of(four, failed)).isEqualTo(failed);
        assertThat(Least.of(absent, two)).isEqualTo(absent);
    }
}
