package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.DisbursementMessage.Reason;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.BudgetEvent;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetCommitted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetMoved;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetReserved;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict.Outcome;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentFailed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.roster.ChunkEvent;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCut;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.HoldInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.disbursement.roster.ChunkEvent.SliceInstructed;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import id.dinsos.disbursement.roster.ChunkPublisher;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.RunDeciderTest;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunFundsReleased;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPaymentOrdered;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.eventstore.log.FrozenSamples;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.rules.OutboxMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said in public of each event: its word, and the whole state after it. */
class PublishersTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final Instant AT = Instant.parse("2026-11-05T03:00:00Z");
    private static final UUID ID = new UUID(0, 1);
    private static final UUID RUN = new UUID(7, 7);
    private static final UUID FAMILY = new UUID(0, 5);
    private static final String VILLAGE = "35.24.05.2001";
    private static final PaymentEvent INSTRUCTED =
            new PaymentInstructed(
                    new PaymentOrder(
                            RUN,
                            "SEMBAKO",
                            FAMILY,
                            new UUID(0, 6),
                            VILLAGE,
                            "35.24",
                            NOVEMBER,
                            200_000,
                            List.of("AAAA")),
                    new UUID(0, 9));
    private static final BudgetEvent ALLOTTED =
            new BudgetAllotted(
                    "SEMBAKO",
                    2026,
                    "35.24",
                    "APBD",
                    new Rupiah(500),
                    "188/1",
                    DAY,
                    Funding.ALLOTMENT);
    private static final RunEvent OPENED = new RunOpened(RunDeciderTest.plan(List.of(NOVEMBER)));
    private static final ChunkEvent FROZEN =
            new ChunkFrozen(
                    new RunRef(RUN, "SEMBAKO", "35.24", 1),
                    0,
                    List.of(
                            row(1, Outcome.ELIGIBLE, List.of()),
                            row(2, Outcome.ELIGIBLE, List.of()),
                            row(3, Outcome.EXCLUDED, List.of("decile-above-limit"))));

    private final FrozenSamples samples =
            new FrozenSamples(new DisbursementWiring().codec(), "/frozen-events.json");

    @Test
    void a_payment_is_told_of_with_its_whole_state() {
        List<OutboxMessage> said =
                said(
                        PaymentPublisher.PAYMENT,
                        INSTRUCTED,
                        new PaymentSent(new UUID(0, 9), new UUID(0, 8), "BNI"),
                        new PaymentFailed(new UUID(0, 9), "ACCOUNT_DORMANT", DAY));

        assertThat(said)
                .containsExactly(
                        new OutboxMessage(
                                DisbursementMessage.PAYMENTS,
                                ID.toString(),
                                "35.24",
                                3,
                                AT,
                                new DisbursementMessage.Payment(
                                        ID,
                                        "payment-failed",
                                        RUN,
                                        FAMILY,
                                        VILLAGE,
                                        "35.24",
                                        "SEMBAKO",
                                        "2026-11",
                                        200_000,
                                        "FAILED",
                                        "ACCOUNT_DORMANT",
                                        new UUID(0, 9),
                                        1,
                                        "BNI",
                                        null,
                                        null,
                                        null,
                                        DAY)));
    }

    @Test
    void a_budget_is_told_of_with_each_of_its_figures() {
        List<OutboxMessage> said =
                said(
                        BudgetPublisher.BUDGET,
                        ALLOTTED,
                        new BudgetReserved(RUN, new Rupiah(300)),
                        new BudgetCommitted(RUN, new Rupiah(300), new Rupiah(200)),
                        new BudgetMoved(
                                RUN,
                                List.of(
                                        new Move(
                                                Bucket.PENDING,
                                                Bucket.CREDITED,
                                                new Rupiah(150)))));

        assertThat(said)
                .extracting(OutboxMessage::payload)
                .containsExactly(
                        new DisbursementMessage.Budget(
                                ID,
                                "budget-moved",
                                "SEMBAKO",
                                2026,
                                "35.24",
                                "APBD",
                                500,
                                0,
                                50,
                                150,
                                0,
                                0L,
                                0L,
                                300L));
        assertThat(said).extracting(OutboxMessage::key).containsExactly(ID.toString());
    }

    @Test
    void a_run_is_told_of_with_its_stage_and_totals() {
        List<OutboxMessage> said =
                said(
                        RunPublisher.RUN,
                        OPENED,
                        new RunFreezeStarted(4, List.of(new UUID(0, 0))),
                        new RunFrozen(new Tally(4, 2, 1, 1, new Rupiah(400_000)), "hash"));

        assertThat(said)
                .extracting(OutboxMessage::payload)
                .first()
                .satisfies(payload -> {
                    DisbursementMessage.Run run = (DisbursementMessage.Run) payload;
                    assertThat(run.change()).isEqualTo("run-frozen");
                    assertThat(run.state()).isEqualTo("FROZEN");
                    assertThat(run.months()).containsExactly("2026-11");
                    assertThat(run.totals().candidates()).isEqualTo(4);
                    assertThat(run.totals().eligible()).isEqualTo(2);
                    assertThat(run.totals().excluded()).isEqualTo(1);
                    assertThat(run.totals().held()).isEqualTo(1);
                    assertThat(run.totals().eligibleRupiah()).isEqualTo(400_000);
                    assertThat(run.totals().instructed()).isZero();
                });
    }

    @Test
    void a_run_is_told_of_with_its_decree_its_payment_orders_and_their_releases() {
        RunEvent[] papers = {
            OPENED,
            new RunFrozen(new Tally(4, 2, 1, 1, new Rupiah(400_000)), "hash"),
            new RunSubmitted(paper("188/2", DAY.minusDays(7)), "sari"),
            new RunPaymentOrdered(paper("SPM/1", DAY.minusDays(1)), new Rupiah(300_000), "tini"),
            new RunFundsReleased("SPM/1", paper("SP2D/1", DAY), "tini"),
            new RunPaymentOrdered(paper("SPM/2", DAY), new Rupiah(100_000), "tini")
        };

        assertThat(run(OPENED).rosterDecree()).isNull();
        assertThat(run(OPENED).paymentOrders()).isNull();
        DisbursementMessage.Run run = run(papers);
        assertThat(run.change()).isEqualTo("run-payment-ordered");
        assertThat(run.rosterDecree())
                .isEqualTo(new DisbursementMessage.Paper("188/2", DAY.minusDays(7)));
        assertThat(run.paymentOrders())
                .containsExactly(
                        new DisbursementMessage.PaymentOrder(
                                "SPM/1",
                                DAY.minusDays(1),
                                300_000,
                                new DisbursementMessage.Paper("SP2D/1", DAY)),
                        new DisbursementMessage.PaymentOrder("SPM/2", DAY, 100_000, null));
    }

    private static DisbursementMessage.Run run(RunEvent... history) {
        return (DisbursementMessage.Run)
                Objects.requireNonNull(said(RunPublisher.RUN, history).getFirst().payload());
    }

    private static Paper paper(String number, LocalDate date) {
        return new Paper(number, date, List.of());
    }

    @Test
    void whoever_is_not_paid_is_told_of_with_the_words_of_each_clause_and_who_is_paid_is_not() {
        List<OutboxMessage> said = said(ChunkPublisher.CHUNK, FROZEN, slice(NOVEMBER));

        assertThat(said)
                .extracting(OutboxMessage::payload)
                .containsExactly(
                        verdict(2, "HELD", "changed-since-freeze", "Data berubah."),
                        verdict(3, "EXCLUDED", "decile-above-limit", "Desil di atas batas."));
        assertThat(said)
                .extracting(OutboxMessage::key)
                .containsExactly(
                        Names.uuid(new UUID(0, 2), "SEMBAKO", NOVEMBER).toString(),
                        Names.uuid(new UUID(0, 3), "SEMBAKO", NOVEMBER).toString());
    }

    @Test
    void who_waits_for_a_place_is_told_of_with_its_number() {
        ChunkEvent cut = new ChunkCut(List.of(new Waiting(new UUID(0, 1), 7)));

        OutboxMessage said = said(ChunkPublisher.CHUNK, FROZEN, cut, slice(NOVEMBER)).getFirst();

        assertThat(said.payload())
                .isInstanceOfSatisfying(
                        DisbursementMessage.Verdict.class,
                        verdict -> {
                            assertThat(verdict.verdict()).isEqualTo("WAITING");
                            assertThat(verdict.reasons())
                                    .containsExactly(
                                            new Reason(
                                                    "waiting-list",
                                                    "Kuota terpenuhi; nomor urut di daftar tunggu: 7.",
                                                    "The quota is full; place on the waiting list: 7."));
                        });
    }

    @Test
    void a_hold_that_is_paid_after_all_is_newer_than_the_no_and_no_other_month_has_its_key() {
        OutboxMessage no = said(ChunkPublisher.CHUNK, FROZEN, slice(NOVEMBER)).getFirst();
        OutboxMessage yes =
                said(
                                ChunkPublisher.CHUNK,
                                FROZEN,
                                slice(NOVEMBER),
                                new HoldInstructed(
                                        RUN,
                                        new UUID(0, 2),
                                        List.of(NOVEMBER),
                                        200_000,
                                        "seen",
                                        "joko"))
                        .getFirst();
        OutboxMessage next =
                said(ChunkPublisher.CHUNK, FROZEN, slice(NOVEMBER.plusMonths(1))).getFirst();

        assertThat(yes.key()).isEqualTo(no.key()).isNotEqualTo(next.key());
        assertThat(yes.version()).isGreaterThan(no.version());
        assertThat(yes.payload())
                .isInstanceOfSatisfying(
                        DisbursementMessage.Verdict.class,
                        verdict -> assertThat(verdict.verdict()).isEqualTo("ELIGIBLE"));
    }

    @Test
    void every_event_is_told_of_by_the_name_it_is_stored_by() {
        Map<String, String> told = new TreeMap<>();
        words(told, PaymentPublisher.PAYMENT, PaymentEvent.class, INSTRUCTED);
        words(told, BudgetPublisher.BUDGET, BudgetEvent.class, ALLOTTED);
        words(told, RunPublisher.RUN, RunEvent.class, OPENED);

        // To those outside it is held, whoever held it.
        assertThat(told).containsEntry("payment-left-out", "payment-held");
        told.remove("payment-left-out");
        told.remove("payment-doubted");
        assertThat(told).hasSizeGreaterThan(35);
        assertThat(told).allSatisfy((stored, word) -> assertThat(word).isEqualTo(stored));
    }

    private <C, S, E> void words(
            Map<String, String> told, Aggregate<C, S, E> aggregate, Class<E> family, E opening) {
        S state = aggregate.decider().fold(List.of(opening));
        for (String name : samples.names()) {
            Object event = samples.read(name);
            if (family.isInstance(event)) {
                Object payload =
                        aggregate
                                .publisher()
                                .publish(ID, 2, family.cast(event), state, meta())
                                .getFirst()
                                .payload();
                told.put(
                        name.replaceFirst("\\.v\\d+$", ""),
                        change(Objects.requireNonNull(payload, name)));
            }
        }
    }

    private static String change(Object payload) {
        return switch (payload) {
            case DisbursementMessage.Payment payment -> payment.change();
            case DisbursementMessage.Budget budget -> budget.change();
            case DisbursementMessage.Run run -> run.change();
            default -> throw new AssertionError(payload);
        };
    }

    /** What the last event of a history makes its aggregate say. */
    @SafeVarargs
    private static <C, S, E> List<OutboxMessage> said(Aggregate<C, S, E> aggregate, E... history) {
        return aggregate
                .publisher()
                .publish(
                        ID,
                        history.length,
                        history[history.length - 1],
                        aggregate.decider().fold(List.of(history)),
                        meta());
    }

    private static Meta meta() {
        return Meta.of(new UUID(0, 9), "35.24", "sari", AT);
    }

    /** The second of the chunk was left out at the instruction. */
    private static ChunkEvent slice(YearMonth month) {
        return new SliceInstructed(
                RUN,
                month,
                0,
                1,
                200_000,
                List.of(new Unpaid(new UUID(0, 2), VILLAGE, Outcome.HELD, "changed-since-freeze")),
                List.of(
                        new ClauseText("changed-since-freeze", "Data berubah.", "Changed."),
                        new ClauseText("decile-above-limit", "Desil di atas batas.", "Too rich.")));
    }

    private static DisbursementMessage.Verdict verdict(
            int number, String outcome, String code, String textId) {
        String textEn = code.startsWith("changed") ? "Changed." : "Too rich.";
        return new DisbursementMessage.Verdict(
                new UUID(0, number),
                "not-paid",
                RUN,
                "SEMBAKO",
                "2026-11",
                VILLAGE,
                "35.24",
                outcome,
                List.of(code),
                List.of(new Reason(code, textId, textEn)));
    }

    private static Row row(int number, Outcome outcome, List<String> clauses) {
        return new Row(
                new UUID(0, number),
                new UUID(9, number),
                VILLAGE,
                outcome,
                200_000,
                clauses,
                Map.of(),
                null,
                null,
                null);
    }
}
