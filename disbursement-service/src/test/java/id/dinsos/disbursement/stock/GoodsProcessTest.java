package id.dinsos.disbursement.stock;

import static id.dinsos.disbursement.stock.DistributionDecider.DISTRIBUTION;
import static id.dinsos.disbursement.stock.ItemDecider.ITEM;
import static id.dinsos.disbursement.stock.StockDecider.STOCK;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.stock.DistributionEvent.Absence;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCancelled;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionConfirmed;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCorrected;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionCorrectionEntered;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionPlanned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionProofAdded;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import id.dinsos.disbursement.stock.DistributionEvent.RecordWithdrawn;
import id.dinsos.disbursement.stock.ItemEvent.Component;
import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.disbursement.stock.StockEvent.Arrived;
import id.dinsos.disbursement.stock.StockEvent.Cause;
import id.dinsos.disbursement.stock.StockEvent.CountConfirmed;
import id.dinsos.disbursement.stock.StockEvent.CountEntered;
import id.dinsos.disbursement.stock.StockEvent.CountRejected;
import id.dinsos.disbursement.stock.StockEvent.GoodsArrived;
import id.dinsos.disbursement.stock.StockEvent.GoodsDispatched;
import id.dinsos.disbursement.stock.StockEvent.GoodsHandedOver;
import id.dinsos.disbursement.stock.StockEvent.GoodsReceived;
import id.dinsos.disbursement.stock.StockEvent.GoodsReserved;
import id.dinsos.disbursement.stock.StockEvent.HandOverCorrected;
import id.dinsos.disbursement.stock.StockEvent.Part;
import id.dinsos.disbursement.stock.StockEvent.ReservationEnded;
import id.dinsos.disbursement.stock.StockEvent.ShipmentClosed;
import id.dinsos.disbursement.stock.StockEvent.WarehouseOpened;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What leaves a warehouse was in it, is good, and is with somebody. */
class GoodsProcessTest {
    private static final String OWNER = "35.24";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final UUID HERE = Stock.idOf(OWNER, "HERE");
    private static final UUID THERE = Stock.idOf(OWNER, "THERE");
    private static final UUID ID = new UUID(0, 1);
    private static final UUID SHIPMENT = new UUID(0, 2);
    private static final UUID COUNT = new UUID(0, 3);
    private static final List<UUID> FAMILIES = List.of(new UUID(1, 1), new UUID(1, 2));
    private static final WarehouseOpened OPENED =
            new WarehouseOpened(OWNER, "HERE", "Gudang", OWNER, "sari");
    private static final ItemDefined RICE = item("RICE", true, List.of());
    private static final ItemDefined SOAP = item("SOAP", false, List.of());
    private static final ItemDefined KIT =
            item("KIT", false, List.of(new Component("RICE", 10), new Component("SOAP", 1)));
    private static final GoodsReceived SOON = rice("L-1", 15, DAY.plusDays(100));
    private static final GoodsReceived LATER = rice("L-2", 50, DAY.plusDays(300));
    private static final GoodsReceived SOAPS =
            new GoodsReceived("SOAP", "S-1", 9, null, "SJ/2", "sari");
    private static final DistributionPlanned PLANNED =
            new DistributionPlanned(
                    new Plan(
                            OWNER,
                            HERE,
                            new UUID(0, 7),
                            YearMonth.of(2026, 11),
                            "35.24.05.2001",
                            "KIT",
                            1,
                            DAY,
                            FAMILIES),
                    "sari");
    private static final GoodsReserved RESERVED =
            new GoodsReserved(
                    ID,
                    DAY,
                    List.of(
                            new Part("RICE", "L-1", 15),
                            new Part("RICE", "L-2", 5),
                            new Part("SOAP", "S-1", 2)));
    private static final DistributionProofAdded PROOF =
            new DistributionProofAdded(new UUID(3, 1), "image/png", "ab", 10, "sari");
    private static final DistributionProofAdded SECOND_PROOF =
            new DistributionProofAdded(new UUID(3, 2), "image/png", "cd", 10, "sari");
    private static final DistributionRecorded RECORD =
            new DistributionRecorded(
                    "BAST/1", DAY, Map.of(FAMILIES.get(1), Absence.NOT_PRESENT), "sari");

    private final GoodsProcess process = new GoodsProcess(ITEM, STOCK, DISTRIBUTION);
    private final DeciderSpec<StockCommand, Stock, StockEvent> stock =
            DeciderSpec.of(new StockDecider());
    private final DeciderSpec<DistributionCommand, Distribution, DistributionEvent> distribution =
            DeciderSpec.of(new DistributionDecider());

    @Test
    void a_kit_holds_items_of_the_office_and_no_kits() {
        given(ITEM, idOf("RICE"), RICE)
                .and(ITEM, idOf("SOAP"), SOAP)
                .when(unit -> process.define(unit, KIT))
                .then(events(idOf("KIT"), KIT));
        given(ITEM, idOf("RICE"), RICE)
                .when(unit -> process.define(unit, KIT))
                .thenRefused(StockCode.ITEM_PART_UNFIT);
        given(ITEM, idOf("KIT"), KIT)
                .when(unit ->
                        process.define(unit, item("BIG", false, List.of(new Component("KIT", 2)))))
                .thenRefused(StockCode.ITEM_PART_UNFIT);
        given(ITEM, idOf("RICE"), RICE)
                .when(unit -> process.define(unit, item("RICE", false, List.of())))
                .thenRefused(StockCode.ITEM_FORM_FIXED);
        given(ITEM, idOf("RICE"), RICE).when(unit -> process.define(unit, RICE)).thenNothing();
    }

    @Test
    void what_comes_in_is_dated_where_the_item_is_and_not_past_its_day() {
        ProcessSpec spec =
                given(STOCK, HERE, OPENED, SOON)
                        .and(ITEM, idOf("RICE"), RICE)
                        .and(ITEM, idOf("SOAP"), SOAP)
                        .and(ITEM, idOf("KIT"), KIT);

        spec.when(unit -> process.receive(unit, HERE, SOAPS, DAY)).then(events(HERE, SOAPS));
        spec.when(unit -> process.receive(unit, HERE, rice("L-9", 1, null), DAY))
                .thenRefused(StockCode.LOT_DATING_WRONG);
        spec.when(unit ->
                        process.receive(
                                unit,
                                HERE,
                                new GoodsReceived("SOAP", "S", 1, DAY, "SJ", "sari"),
                                DAY))
                .thenRefused(StockCode.LOT_DATING_WRONG);
        spec.when(unit -> process.receive(unit, HERE, rice("L-9", 1, DAY.minusDays(1)), DAY))
                .thenRefused(StockCode.GOODS_EXPIRED);
        spec.when(unit -> process.receive(unit, HERE, rice("L-1", 1, DAY.plusDays(9)), DAY))
                .thenRefused(StockCode.LOT_DIFFERS);
        spec.when(unit ->
                        process.receive(
                                unit,
                                HERE,
                                new GoodsReceived("KIT", "K", 1, null, "SJ", "sari"),
                                DAY))
                .thenRefused(StockCode.ITEM_IS_KIT);
        spec.when(unit ->
                        process.receive(
                                unit,
                                HERE,
                                new GoodsReceived("EGG", "E", 1, null, "SJ", "sari"),
                                DAY))
                .thenRefused(StockCode.ITEM_NOT_FOUND);
        spec.when(unit -> process.receive(unit, THERE, SOAPS, DAY))
                .thenRefused(StockCode.WAREHOUSE_NOT_FOUND);
    }

    @Test
    void a_plan_sets_everything_aside_and_what_expires_first_goes_first() {
        shelf(SOON, LATER, SOAPS)
                .when(unit -> process.plan(unit, ID, PLANNED))
                .then(events(ID, PLANNED), events(HERE, RESERVED));
    }

    @Test
    void a_kit_with_a_part_missing_is_not_set_aside_at_all() {
        shelf(SOON, LATER)
                .when(unit -> process.plan(unit, ID, PLANNED))
                .thenRefused(StockCode.GOODS_NOT_ENOUGH);
        // There is enough, and too much of it would expire within the item's days.
        shelf(rice("L-1", 50, DAY.plusDays(74)), SOAPS)
                .when(unit -> process.plan(unit, ID, PLANNED))
                .thenRefused(StockCode.GOODS_NOT_ENOUGH);
    }

    @Test
    void what_families_took_is_handed_over_and_the_rest_is_in_stock_again() {
        ProcessSpec.Then then =
                planned(SOON, LATER, SOAPS)
                        .and(DISTRIBUTION, ID, PLANNED, PROOF, RECORD)
                        .when(unit -> process.confirm(unit, ID, "budi"));

        then.then(
                events(ID, new DistributionConfirmed(1, "budi")),
                events(
                        HERE,
                        new GoodsHandedOver(
                                ID,
                                DAY,
                                List.of(new Part("RICE", "L-1", 10), new Part("SOAP", "S-1", 1)))));
        assertThat(then.claims().stream().flatMap(one -> one.released().stream())).hasSize(1);
        Stock.Open after = (Stock.Open) then.state(STOCK, HERE);
        assertThat(after.inStock(new Stock.LotId("RICE", "L-1"))).isEqualTo(5);
        assertThat(after.inStock(new Stock.LotId("RICE", "L-2"))).isEqualTo(50);
        assertThat(after.lots().values()).allMatch(Lot::isConserved);
    }

    @Test
    void a_confirmed_record_is_corrected_by_two_and_the_stock_follows_lot_by_lot() {
        DistributionRecorded all = new DistributionRecorded("BAST/1A", DAY, Map.of(), "sari");
        ProcessSpec corrected =
                confirmed()
                        .and(
                                DISTRIBUTION,
                                ID,
                                PLANNED,
                                PROOF,
                                RECORD,
                                new DistributionConfirmed(1, "budi"),
                                new DistributionCorrectionEntered(all, "salah baca"),
                                SECOND_PROOF);

        ProcessSpec.Then then = corrected.when(unit -> process.confirm(unit, ID, "budi"));

        then.then(
                events(ID, new DistributionCorrected(2, "budi")),
                events(
                        HERE,
                        new HandOverCorrected(
                                ID,
                                DAY,
                                List.of(
                                        new Part("RICE", "L-1", 10),
                                        new Part("SOAP", "S-1", 1),
                                        new Part("RICE", "L-1", 5),
                                        new Part("RICE", "L-2", 5),
                                        new Part("SOAP", "S-1", 1)))));
        assertThat(then.claims().stream().flatMap(one -> one.taken().stream()))
                .as("who took it after all stands in no other")
                .hasSize(1);
        Stock.Open after = (Stock.Open) then.state(STOCK, HERE);
        assertThat(after.inStock(new Stock.LotId("RICE", "L-1"))).isZero();
        assertThat(after.inStock(new Stock.LotId("RICE", "L-2"))).isEqualTo(45);
        assertThat(after.lots().values()).allMatch(Lot::isConserved);
        corrected
                .when(unit -> process.confirm(unit, ID, "sari"))
                .thenRefused(StockCode.DISTRIBUTION_OF_YOUR_OWN);
    }

    @Test
    void who_did_not_take_it_after_all_may_stand_in_another_and_the_goods_are_back() {
        DistributionRecorded nobody =
                new DistributionRecorded(
                        "BAST/1B",
                        DAY,
                        Map.of(
                                FAMILIES.get(0),
                                Absence.MOVED,
                                FAMILIES.get(1),
                                Absence.NOT_PRESENT),
                        "sari");
        ProcessSpec.Then then =
                confirmed()
                        .and(
                                DISTRIBUTION,
                                ID,
                                PLANNED,
                                PROOF,
                                RECORD,
                                new DistributionConfirmed(1, "budi"),
                                new DistributionCorrectionEntered(nobody, "salah desa"),
                                SECOND_PROOF)
                        .when(unit -> process.confirm(unit, ID, "budi"));

        then.then(
                events(ID, new DistributionCorrected(0, "budi")),
                events(HERE, new HandOverCorrected(ID, DAY, List.of())));
        assertThat(then.claims().stream().flatMap(one -> one.released().stream())).hasSize(1);
        Stock.Open after = (Stock.Open) then.state(STOCK, HERE);
        assertThat(after.inStock(new Stock.LotId("RICE", "L-1"))).isEqualTo(15);
        assertThat(after.inStock(new Stock.LotId("SOAP", "S-1"))).isEqualTo(9);
        assertThat(after.lots().values()).allMatch(Lot::isConserved);
    }

    @Test
    void a_correction_needs_a_confirmed_record_a_proof_of_its_own_and_is_withdrawn_without_loss() {
        DistributionConfirmed confirmed = new DistributionConfirmed(1, "budi");
        DistributionCorrectionEntered entered = new DistributionCorrectionEntered(RECORD, "salah");
        var correct = new DistributionCommand.Correct(RECORD, "salah");
        var confirm = new DistributionCommand.Confirm("budi");

        distribution
                .given(PLANNED, RECORD)
                .when(correct)
                .thenRefused(StockCode.DISTRIBUTION_STAGE_WRONG);
        distribution.given(PLANNED, PROOF, RECORD, confirmed).when(correct).then(entered);
        distribution
                .given(PLANNED, PROOF, RECORD, confirmed)
                .when(
                        new DistributionCommand.Correct(
                                new DistributionRecorded(
                                        "B", DAY, Map.of(new UUID(9, 9), Absence.MOVED), "sari"),
                                "salah"))
                .thenRefused(StockCode.DISTRIBUTION_LINES_WRONG);
        distribution
                .given(PLANNED, PROOF, RECORD, confirmed, entered)
                .when(confirm)
                .thenRefused(StockCode.DISTRIBUTION_WITHOUT_PROOF);
        distribution
                .given(PLANNED, PROOF, RECORD, confirmed)
                .when(new DistributionCommand.AddProof(SECOND_PROOF))
                .thenRefused(StockCode.DISTRIBUTION_STAGE_WRONG);
        distribution
                .given(PLANNED, PROOF, RECORD, confirmed, entered)
                .when(new DistributionCommand.WithdrawRecord("salah lagi", "sari"))
                .then(new RecordWithdrawn("salah lagi", "sari"));
        distribution
                .given(
                        PLANNED,
                        PROOF,
                        RECORD,
                        confirmed,
                        entered,
                        new RecordWithdrawn("salah lagi", "sari"))
                .when(confirm)
                .thenRefused(StockCode.DISTRIBUTION_STAGE_WRONG);
    }

    @Test
    void the_proof_of_a_correction_counts_where_it_is_entered_anew() {
        DistributionConfirmed confirmed = new DistributionConfirmed(1, "budi");
        DistributionCorrectionEntered entered = new DistributionCorrectionEntered(RECORD, "salah");
        RecordWithdrawn withdrawn = new RecordWithdrawn("nomor salah", "sari");
        DistributionCorrected corrected = new DistributionCorrected(1, "budi");
        var confirm = new DistributionCommand.Confirm("budi");

        distribution
                .given(PLANNED, PROOF, RECORD, confirmed, entered, SECOND_PROOF, withdrawn, entered)
                .when(confirm)
                .then(corrected);
        distribution
                .given(PLANNED, PROOF, RECORD, confirmed, entered, SECOND_PROOF, entered)
                .when(confirm)
                .then(corrected);
        distribution
                .given(PLANNED, PROOF, RECORD, confirmed, entered, SECOND_PROOF, corrected, entered)
                .when(confirm)
                .thenRefused(StockCode.DISTRIBUTION_WITHOUT_PROOF);
    }

    @Test
    void a_kit_described_anew_after_the_plan_changes_nothing_of_what_its_families_get() {
        ItemDefined richer =
                item("KIT", false, List.of(new Component("RICE", 5), new Component("SOAP", 2)));
        StockEvent[] before = history(List.of(SOON, LATER, SOAPS), List.of(RESERVED));
        ProcessSpec given =
                given(STOCK, HERE, before)
                        .and(ITEM, idOf("RICE"), RICE)
                        .and(ITEM, idOf("SOAP"), SOAP)
                        .and(ITEM, idOf("KIT"), KIT, richer)
                        .and(DISTRIBUTION, ID, PLANNED, PROOF, RECORD);

        given.when(unit -> process.renew(unit, ID)).then(events(HERE, RESERVED));
        given.when(unit -> process.confirm(unit, ID, "budi"))
                .then(
                        events(ID, new DistributionConfirmed(1, "budi")),
                        events(
                                HERE,
                                new GoodsHandedOver(
                                        ID,
                                        DAY,
                                        List.of(
                                                new Part("RICE", "L-1", 10),
                                                new Part("SOAP", "S-1", 1)))));
    }

    @Test
    void a_lot_that_expires_before_the_hand_over_stays_and_another_is_set_aside_for_it() {
        LocalDate late = DAY.plusDays(101);
        DistributionRecorded everybody = new DistributionRecorded("BAST/1", late, Map.of(), "sari");
        ProcessSpec given =
                planned(SOON, LATER, SOAPS).and(DISTRIBUTION, ID, PLANNED, PROOF, everybody);

        given.when(unit -> process.confirm(unit, ID, "budi")).thenRefused(StockCode.GOODS_EXPIRED);

        // Of one family, what is still good of the reservation is not enough either.
        planned(SOON, LATER, SOAPS)
                .and(
                        DISTRIBUTION,
                        ID,
                        PLANNED,
                        PROOF,
                        new DistributionRecorded("BAST/1", late, RECORD.absent(), "sari"))
                .when(unit -> process.confirm(unit, ID, "budi"))
                .thenRefused(StockCode.GOODS_EXPIRED);
    }

    @Test
    void a_reservation_is_made_anew_from_what_is_there_now() {
        planned(SOON, LATER, SOAPS)
                .and(DISTRIBUTION, ID, PLANNED)
                .when(unit -> process.renew(unit, ID))
                .then(events(HERE, RESERVED));
        planned(SOON, LATER, SOAPS)
                .and(DISTRIBUTION, ID, PLANNED, new DistributionCancelled("banjir", "sari"))
                .when(unit -> process.renew(unit, ID))
                .thenRefused(StockCode.DISTRIBUTION_STAGE_WRONG);
    }

    @Test
    void a_distribution_that_does_not_take_place_gives_everything_back() {
        ProcessSpec.Then then =
                planned(SOON, LATER, SOAPS)
                        .and(DISTRIBUTION, ID, PLANNED)
                        .when(unit -> process.cancel(unit, ID, "banjir", "sari"));

        then.then(
                events(ID, new DistributionCancelled("banjir", "sari")),
                events(HERE, new ReservationEnded(ID)));
        assertThat(then.claims().stream().flatMap(one -> one.released().stream())).hasSize(2);
    }

    @Test
    void nothing_is_handed_over_on_the_word_of_one_or_without_a_proof() {
        var confirm = new DistributionCommand.Confirm("budi");
        distribution
                .given(PLANNED, RECORD)
                .when(confirm)
                .thenRefused(StockCode.DISTRIBUTION_WITHOUT_PROOF);
        distribution
                .given(PLANNED, PROOF, RECORD)
                .when(new DistributionCommand.Confirm("sari"))
                .thenRefused(StockCode.DISTRIBUTION_OF_YOUR_OWN);
        distribution
                .given(PLANNED, PROOF)
                .when(confirm)
                .thenRefused(StockCode.DISTRIBUTION_STAGE_WRONG);
        distribution.given().when(confirm).thenRefused(StockCode.DISTRIBUTION_NOT_FOUND);
        distribution
                .given(PLANNED)
                .when(
                        new DistributionCommand.Record(
                                new DistributionRecorded(
                                        "B", DAY, Map.of(new UUID(9, 9), Absence.MOVED), "sari")))
                .thenRefused(StockCode.DISTRIBUTION_LINES_WRONG);
        distribution
                .given(PLANNED, RECORD)
                .when(new DistributionCommand.WithdrawRecord("salah", "sari"))
                .then(new RecordWithdrawn("salah", "sari"));
        distribution
                .given(PLANNED, PROOF)
                .when(new DistributionCommand.AddProof(PROOF))
                .thenNothing();
    }

    @Test
    void a_shipment_arrives_as_it_left_and_what_is_missing_is_lost_with_a_reason() {
        GoodsDispatched sent =
                new GoodsDispatched(
                        SHIPMENT,
                        THERE,
                        List.of(new Part("RICE", "L-1", 10)),
                        "SJ/3",
                        "Agus",
                        "sari");
        ProcessSpec way =
                given(STOCK, HERE, OPENED, SOON, sent)
                        .and(STOCK, THERE, new WarehouseOpened(OWNER, "THERE", "G", OWNER, "sari"));

        ProcessSpec.Then then =
                way.when(unit ->
                        process.arrive(
                                unit,
                                THERE,
                                HERE,
                                SHIPMENT,
                                List.of(new Part("RICE", "L-1", 8)),
                                "basah",
                                "tono"));
        then.then(
                events(
                        HERE,
                        new ShipmentClosed(
                                SHIPMENT, List.of(new Part("RICE", "L-1", 2)), "basah", "tono")),
                events(
                        THERE,
                        new GoodsArrived(
                                SHIPMENT,
                                HERE,
                                List.of(new Arrived("RICE", "L-1", 8, DAY.plusDays(100))),
                                "tono")));
        way.when(unit -> process.arrive(unit, THERE, HERE, SHIPMENT, sent.parts(), "x", "t"))
                .thenRefused(StockCode.SHIPMENT_LINES_WRONG);
        way.when(unit ->
                        process.arrive(
                                unit,
                                THERE,
                                HERE,
                                SHIPMENT,
                                List.of(new Part("RICE", "L-1", 11)),
                                "",
                                "t"))
                .thenRefused(StockCode.SHIPMENT_LINES_WRONG);
        way.when(unit -> process.arrive(unit, HERE, THERE, SHIPMENT, sent.parts(), "", "t"))
                .thenRefused(StockCode.SHIPMENT_NOT_FOUND);
    }

    @Test
    void only_what_is_free_leaves_for_another_warehouse_of_the_office() {
        StockCommand.Dispatch all =
                new StockCommand.Dispatch(
                        SHIPMENT,
                        THERE,
                        List.of(new Part("RICE", "L-1", 16)),
                        "SJ",
                        "Agus",
                        "sari");
        ProcessSpec both =
                given(STOCK, HERE, OPENED, SOON)
                        .and(STOCK, THERE, new WarehouseOpened(OWNER, "THERE", "G", OWNER, "sari"));

        both.when(unit -> process.dispatch(unit, HERE, all))
                .thenRefused(StockCode.GOODS_NOT_ENOUGH);
        both.when(unit -> process.dispatch(unit, THERE, all))
                .thenRefused(StockCode.WAREHOUSE_NOT_FOUND);
    }

    @Test
    void the_books_follow_a_count_by_the_word_of_another_and_while_nothing_has_moved() {
        CountEntered count =
                new CountEntered(COUNT, "RICE", "L-1", 15, 12, Cause.DAMAGED, "sobek", "sari");
        var confirm = new StockCommand.ConfirmCount(COUNT, "budi");

        stock.given(OPENED, SOON)
                .when(
                        new StockCommand.EnterCount(
                                COUNT, "RICE", "L-1", 12, Cause.DAMAGED, "sobek", "sari"))
                .then(count);
        stock.given(OPENED, SOON, count).when(confirm).then(new CountConfirmed(COUNT, "budi"));
        stock.given(OPENED, SOON, count)
                .when(new StockCommand.ConfirmCount(COUNT, "sari"))
                .thenRefused(StockCode.STOCK_COUNT_OF_YOUR_OWN);
        stock.given(OPENED, SOON, count, SOON)
                .when(confirm)
                .thenRefused(StockCode.STOCK_COUNT_OUTDATED);
        stock.given(OPENED, SOON).when(confirm).thenRefused(StockCode.STOCK_COUNT_NOT_FOUND);
        stock.given(OPENED, SOON, count)
                .when(new StockCommand.RejectCount(COUNT, "salah rak", "budi"))
                .then(new CountRejected(COUNT, "salah rak", "budi"));
        stock.given(OPENED)
                .when(
                        new StockCommand.EnterCount(
                                COUNT, "RICE", "L-1", 12, Cause.LOST, "hilang", "sari"))
                .thenRefused(StockCode.LOT_NOT_FOUND);
        stock.given(OPENED)
                .when(new StockCommand.OpenWarehouse(OPENED))
                .thenRefused(StockCode.WAREHOUSE_KNOWN);
    }

    /** One of the two families took it. */
    private static ProcessSpec confirmed() {
        List<StockEvent> all =
                new ArrayList<>(List.of(history(List.of(SOON, LATER, SOAPS), List.of(RESERVED))));
        all.add(
                new GoodsHandedOver(
                        ID, DAY, List.of(new Part("RICE", "L-1", 10), new Part("SOAP", "S-1", 1))));
        return items(given(STOCK, HERE, all.toArray(StockEvent[]::new)));
    }

    private static ProcessSpec shelf(GoodsReceived... deliveries) {
        return items(given(STOCK, HERE, history(List.of(deliveries), List.of())));
    }

    private static ProcessSpec planned(GoodsReceived... deliveries) {
        return items(given(STOCK, HERE, history(List.of(deliveries), List.of(RESERVED))));
    }

    private static StockEvent[] history(List<GoodsReceived> in, List<GoodsReserved> then) {
        List<StockEvent> all = new ArrayList<>(List.of(OPENED));
        all.addAll(in);
        all.addAll(then);
        return all.toArray(StockEvent[]::new);
    }

    private static ProcessSpec items(ProcessSpec spec) {
        return spec.and(ITEM, idOf("RICE"), RICE)
                .and(ITEM, idOf("SOAP"), SOAP)
                .and(ITEM, idOf("KIT"), KIT);
    }

    private static UUID idOf(String code) {
        return Item.idOf(OWNER, code);
    }

    private static ItemDefined item(String code, boolean dated, List<Component> parts) {
        return new ItemDefined(OWNER, code, code, "pcs", dated, 75, parts, "sari");
    }

    private static GoodsReceived rice(String lot, long quantity, @Nullable LocalDate expires) {
        return new GoodsReceived("RICE", lot, quantity, expires, "SJ/1", "sari");
    }
}
