package id.dinsos.disbursement.channel.form;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A way to write down what is to be paid. Each transfer has one line of its own, in which its id
 * stands: so a file that replaces another takes over the very lines of those who stay.
 */
public interface FileForm {
    /** Stands in the events of files that were written so; never given to another form. */
    String name();

    /** Whose files are written so; {@code *} for everybody who has no form of their own. */
    List<String> receivers();

    /** Of the file's name, without a dot. */
    String extension();

    String mediaType();

    /** What comes before the transfers, whole lines. */
    String opening(Head head);

    /** The line of a transfer, with its end. */
    String line(Order order);

    /**
     * What comes behind the transfers, whole lines.
     *
     * @param sha256 of everything before it, in hex
     */
    String closing(Head head, String sha256);

    /**
     * What is said of a file as a whole.
     *
     * @param title a name that a person can read
     * @param receiver the bank, the post or the village
     */
    record Head(
            UUID file,
            String title,
            String owner,
            String receiver,
            LocalDate on,
            int lines,
            long controlSumRupiah) {}

    /**
     * One transfer. What is not asked for where money is handed over is empty.
     *
     * @param holder of the account
     * @param name of the payee
     * @param nik of the payee, masked
     * @param village region code
     */
    record Order(
            UUID transfer,
            String bank,
            String account,
            String holder,
            String name,
            String nik,
            String village,
            long amountRupiah,
            String remark) {
        @Override
        public String toString() {
            return "Order[" + transfer + "]";
        }
    }
}
