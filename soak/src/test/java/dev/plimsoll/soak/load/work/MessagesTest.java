package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import dev.plimsoll.soak.load.work.Messages.Reply;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final int SLOT = 1;

    private final Recorder recorder = new Recorder();
    private final Messages messages = new Messages(recorder, 0, 3, 1);

    @Test
    void eachDuplicateIsCountedOnce() {
        long id = messages.sent(SLOT, 0, 0);
        assertThat(messages.answered(SLOT, id, true, 1)).isEqualTo(Reply.SETTLED);
        assertThat(messages.answered(SLOT, id, true, 2)).isEqualTo(Reply.SURPLUS);
        assertThat(messages.answered(SLOT, id, true, 3)).isEqualTo(Reply.SURPLUS);
        assertThat(recorder.total(Tally.ANSWERED)).isEqualTo(1);
        assertThat(recorder.total(Tally.DUPLICATED)).isEqualTo(2);
    }

    @Test
    void anOverdueReplyOnAnotherConnectionIsNotLateButWrong() {
        long id = messages.sent(SLOT, 0, 0);
        messages.expire(SLOT, 10);
        assertThat(messages.answered(2, id, true, 20)).isEqualTo(Reply.WRONG);
        assertThat(messages.answered(SLOT, id, true, 20)).isEqualTo(Reply.SETTLED);
        assertThat(recorder.total(Tally.LATE)).isEqualTo(1);
    }

    @Test
    void aReplyToTheFormerConnectionOfASlotIsWrong() {
        long id = messages.sent(SLOT, 0, 0);
        messages.drop(SLOT);
        assertThat(messages.answered(SLOT, id, true, 20)).isEqualTo(Reply.WRONG);
        assertThat(recorder.total(Tally.LOST)).isEqualTo(1);
        assertThat(recorder.total(Tally.DUPLICATED)).isZero();
    }

    @Test
    void aReplyToWhatAnEarlierPhaseGaveUpIsNobodys() {
        long id = messages.sent(SLOT, 0, 0);
        messages.settleAll();
        messages.begin();
        assertThat(messages.answered(SLOT, id, true, 20)).isEqualTo(Reply.SURPLUS);
        assertThat(recorder.total(Tally.DUPLICATED)).isZero();
        assertThat(messages.remembered()).isZero();
    }

    @Test
    void aGatewayThatNeverAnswersCostsBoundedMemory() {
        int sent = 5 * Messages.MOST_REMEMBERED;
        for (int i = 0; i < sent; i++) {
            messages.sent(SLOT, i, i);
            messages.expire(SLOT, i + 1L);
            assertThat(messages.remembered()).isLessThanOrEqualTo(2 * Messages.MOST_REMEMBERED);
        }
        messages.settleAll();
        assertThat(recorder.total(Tally.LOST)).isEqualTo(sent);
        assertThat(messages.unsettled()).isZero();
        assertThat(messages.answered(SLOT, (1L << 40) + 5, true, sent)).isEqualTo(Reply.SURPLUS);
        assertThat(recorder.total(Tally.DUPLICATED)).isZero();
    }
}
