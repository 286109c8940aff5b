package id.dinsos.disbursement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.channel.KnownTransfer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A batch is what one transaction can settle, however many months a transfer pays. */
class ReportBatchTest {
    private static final UUID ID = new UUID(0, 7);

    @Test
    void lines_of_one_payment_fill_a_batch() {
        assertThat(ReportJob.fitting(lines(5), transfers(5, 1), 5)).isEqualTo(5);
    }

    @Test
    void lines_of_a_quarter_settle_three_payments_each() {
        assertThat(ReportJob.fitting(lines(900), transfers(900, 3), 950)).isEqualTo(316);
    }

    @Test
    void a_transfer_told_of_twice_counts_once() {
        List<ReportLine> twice = List.of(line(1, 0), line(2, 0), line(3, 1));
        assertThat(ReportJob.fitting(twice, transfers(2, 2), 4)).isEqualTo(3);
    }

    @Test
    void a_line_of_a_transfer_nobody_knows_settles_nothing() {
        assertThat(ReportJob.fitting(lines(5), Map.of(), 1)).isEqualTo(5);
    }

    @Test
    void one_line_always_fits() {
        assertThat(ReportJob.fitting(lines(2), transfers(2, 9), 4)).isEqualTo(1);
    }

    private static List<ReportLine> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line(i + 1, i)).toList();
    }

    private static ReportLine line(int number, int transfer) {
        String id = new UUID(1, transfer).toString();
        return ReportLine.of(
                number,
                List.of(id, "900000", "CREDITED", "", "REF-" + number, "2026-12-20"),
                ZoneId.of("Asia/Jakarta"));
    }

    private static Map<UUID, KnownTransfer> transfers(int count, int payments) {
        Map<UUID, KnownTransfer> known = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long first = (long) i * payments;
            List<UUID> ids =
                    LongStream.range(first, first + payments)
                            .mapToObj(payment -> new UUID(2, payment))
                            .toList();
            known.put(new UUID(1, i), new KnownTransfer(ID, ID, ID, ids, 900_000));
        }
        return known;
    }
}
