package id.dinsos.disbursement.handover;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.handover.HandOver.Entered;
import id.dinsos.disbursement.handover.HandOverCommand.AddProof;
import id.dinsos.disbursement.handover.HandOverCommand.Confirm;
import id.dinsos.disbursement.handover.HandOverCommand.Record;
import id.dinsos.disbursement.handover.HandOverCommand.Withdraw;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverConfirmed;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverProofAdded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverRecorded;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverWithdrawn;
import id.dinsos.disbursement.handover.HandOverEvent.Line;
import id.dinsos.disbursement.handover.HandOverEvent.Outcome;
import id.dinsos.disbursement.reconciliation.BankReportDecider;
import id.dinsos.disbursement.reconciliation.BankReportEvent.ReportReceived;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money is not handed over on the word of one person, nor without anything to show for it. */
class HandOverDeciderTest {
    private static final UUID ID = new UUID(0, 1);
    private static final UUID REPORT = new UUID(0, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final HandOverRecorded PAPER =
            new HandOverRecorded(
                    new UUID(1, 1),
                    new UUID(1, 2),
                    "35.24",
                    "BAST/1/2026",
                    DAY,
                    "Balai desa",
                    List.of(
                            new Line(new UUID(2, 1), 200_000, Outcome.RECEIVED, ""),
                            new Line(new UUID(2, 2), 200_000, Outcome.NOT_RECEIVED, "MOVED"),
                            new Line(new UUID(2, 3), 200_000, Outcome.RECEIVED_BY_PROXY, "")),
                    "sari");
    private static final HandOverProofAdded PROOF =
            new HandOverProofAdded(new UUID(3, 1), "image/png", "ab", 10, "sari");
    private static final HandOverConfirmed CONFIRMED = new HandOverConfirmed(REPORT, "budi");
    private static final HandOverWithdrawn WITHDRAWN = new HandOverWithdrawn("wrong", "sari");

    private final DeciderSpec<HandOverCommand, HandOver, HandOverEvent> spec =
            DeciderSpec.of(new HandOverDecider());

    @Test
    void a_number_is_entered_once_and_again_only_after_it_was_withdrawn() {
        spec.given().when(new Record(PAPER)).then(PAPER);
        spec.given(PAPER).when(new Record(PAPER)).thenRefused(HandOverCode.HAND_OVER_NUMBER_USED);
        spec.given(PAPER, WITHDRAWN).when(new Record(PAPER)).then(PAPER);
        spec.given(PAPER, PROOF, CONFIRMED)
                .when(new Record(PAPER))
                .thenRefused(HandOverCode.HAND_OVER_NUMBER_USED);
    }

    @Test
    void nothing_is_confirmed_without_a_proof_or_by_who_entered_it_or_twice() {
        spec.given(PAPER)
                .when(new Confirm(REPORT, "budi"))
                .thenRefused(HandOverCode.HAND_OVER_WITHOUT_PROOF);
        spec.given(PAPER, PROOF)
                .when(new Confirm(REPORT, "sari"))
                .thenRefused(HandOverCode.HAND_OVER_OF_YOUR_OWN);
        spec.given(PAPER, PROOF).when(new Confirm(REPORT, "budi")).then(CONFIRMED);
        spec.given(PAPER, PROOF, CONFIRMED)
                .when(new Confirm(REPORT, "ani"))
                .thenRefused(HandOverCode.HAND_OVER_DONE_ALREADY);
        spec.given()
                .when(new Confirm(REPORT, "budi"))
                .thenRefused(HandOverCode.HAND_OVER_NOT_FOUND);
    }

    @Test
    void the_same_proof_again_changes_nothing_and_there_is_an_end_to_them() {
        AddProof same = new AddProof(new UUID(3, 2), "image/png", "ab", 10, "sari");
        spec.given(PAPER, PROOF).when(same).thenNothing();
        spec.given(PAPER)
                .when(new AddProof(new UUID(3, 1), "image/png", "ab", 10, "sari"))
                .then(PROOF);
        spec.given().when(same).thenRefused(HandOverCode.HAND_OVER_NOT_FOUND);
        spec.given(PAPER, PROOF, CONFIRMED)
                .when(new AddProof(new UUID(3, 2), "image/png", "cd", 10, "sari"))
                .thenRefused(HandOverCode.HAND_OVER_DONE_ALREADY);
        HandOverEvent[] full = new HandOverEvent[HandOverDecider.MAX_PROOFS + 1];
        full[0] = PAPER;
        for (int i = 1; i < full.length; i++) {
            full[i] = new HandOverProofAdded(new UUID(4, i), "image/png", "p" + i, 10, "sari");
        }
        spec.given(full).when(same).thenRefused(HandOverCode.HAND_OVER_PROOFS_FULL);
    }

    @Test
    void what_is_confirmed_is_not_withdrawn() {
        spec.given(PAPER).when(new Withdraw("wrong", "sari")).then(WITHDRAWN);
        spec.given().when(new Withdraw("x", "sari")).thenRefused(HandOverCode.HAND_OVER_NOT_FOUND);
        spec.given(PAPER, PROOF, CONFIRMED)
                .when(new Withdraw("wrong", "sari"))
                .thenRefused(HandOverCode.HAND_OVER_DONE_ALREADY);
        spec.given(PAPER, WITHDRAWN)
                .when(new Withdraw("wrong", "sari"))
                .thenRefused(HandOverCode.HAND_OVER_DONE_ALREADY);
    }

    @Test
    void a_confirmed_record_is_a_report_of_who_received_it_and_of_what_comes_back() {
        HandOverProcess process =
                new HandOverProcess(HandOverDecider.HAND_OVER, BankReportDecider.REPORT);
        given(HandOverDecider.HAND_OVER, ID, PAPER, PROOF)
                .when(unit -> process.confirm(unit, ID, REPORT, "ff", "budi"))
                .then(
                        events(ID, CONFIRMED),
                        events(REPORT, new ReportReceived("35.24", 5, "ff", "budi")));
        assertThat(
                        HandOverProcess.report(
                                new Entered(PAPER, List.of(PROOF), HandOver.Stage.RECORDED, null)))
                .isEqualTo(
                        """
                        transfer_id,amount_rupiah,status,code,bank_reference,reported_at
                        00000000-0000-0002-0000-000000000001,200000,CREDITED,,"BAST/1/2026/1",2026-11-20
                        00000000-0000-0002-0000-000000000001,200000,WITHDRAWN,,"BAST/1/2026/1",2026-11-20
                        00000000-0000-0002-0000-000000000002,200000,RETURNED,MOVED,"BAST/1/2026/2",2026-11-20
                        00000000-0000-0002-0000-000000000003,200000,CREDITED,,"BAST/1/2026/3",2026-11-20
                        00000000-0000-0002-0000-000000000003,200000,WITHDRAWN,,"BAST/1/2026/3",2026-11-20
                        """);
    }
}
