package id.dinsos.disbursement.central;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ministry said of one family's month. */
public sealed interface CentralStatusEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends CentralStatusEvent>> NAMES =
            Map.of("central-status-told.v1", CentralStatusTold.class);

    /**
     * A file said where the payment of a month stands. It is on record as well where it only says
     * so again for a later day: else an older file could undo it.
     *
     * @param file the upload it stands in
     * @param region the family's village
     * @param beneficiary household or person, as the programme targets
     * @param asOf the day of which the file speaks
     * @param words of the ministry, as they stand there
     * @param since the day since when it stands there
     * @param amountRupiah of the ministry's payment; null where the file does not say
     */
    record CentralStatusTold(
            UUID file,
            String programme,
            String owner,
            String region,
            UUID beneficiary,
            YearMonth month,
            LocalDate asOf,
            CentralStage stage,
            String words,
            LocalDate since,
            @Nullable Long amountRupiah)
            implements CentralStatusEvent {
        CentralStatusTold since(LocalDate day) {
            return new CentralStatusTold(
                    file,
                    programme,
                    owner,
                    region,
                    beneficiary,
                    month,
                    asOf,
                    stage,
                    words,
                    day,
                    amountRupiah);
        }
    }
}
