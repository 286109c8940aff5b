package id.dinsos.disbursement.channel.list;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the papers of a distribution of goods: the list that families sign, and the record
 * of the hand-over (BAST).
 *
 * @param letterhead of the office, line by line
 * @param decree that names the recipients; its number and date
 * @param warehouse from which the goods come
 * @param each what every family gets, in words
 * @param planned what was set aside for all of them
 * @param record null while nothing was handed over: its places are left to write on
 * @param code by which anybody who holds the paper can ask whether it is ours
 */
public record GoodsList(
        List<String> letterhead,
        String programme,
        String month,
        String village,
        String decree,
        @Nullable LocalDate decreeDate,
        String warehouse,
        LocalDate on,
        String each,
        List<Row> rows,
        List<Sum> planned,
        @Nullable Record record,
        String code) {
    public GoodsList {
        letterhead = List.copyOf(letterhead);
        rows = List.copyOf(rows);
        planned = List.copyOf(planned);
    }

    /** One family, by who signs for it; the NIK is masked. */
    public record Row(String name, String nik) {
        @Override
        public String toString() {
            return "Row[masked]";
        }
    }

    /** So much of a thing. */
    public record Sum(String name, String unit, long quantity) {}

    /** The signed record, where it was entered: its number, day, and how many families took it. */
    public record Record(String number, LocalDate on, int received) {}
}
