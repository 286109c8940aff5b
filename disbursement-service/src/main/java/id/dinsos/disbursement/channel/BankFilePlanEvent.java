package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to the plan of a run's bank files. */
public sealed interface BankFilePlanEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends BankFilePlanEvent>> NAMES =
            Map.of("bank-files-planned.v1", BankFilesPlanned.class);

    /**
     * The bank-file job wrote down the bytes of all files of a run and then decided on them, all
     * together. Bytes that no plan names are nobody's.
     */
    record BankFilesPlanned(
            UUID run, UUID budget, String owner, List<PlannedFile> files, List<LeftOut> leftOut)
            implements BankFilePlanEvent {
        public BankFilesPlanned {
            files = List.copyOf(files);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * One file.
     *
     * @param content where its bytes and lines lie: made by one attempt, touched by no other
     * @param sha256 of the bytes, in hex
     * @param form how they are written; null in the first version
     * @param title a name that a person can read; null in the first version
     * @param accountsBy who entered accounts in it that no run knows of; null where there are none
     */
    record PlannedFile(
            UUID id,
            String bank,
            int number,
            int lines,
            Rupiah controlSum,
            String sha256,
            UUID content,
            @Nullable String form,
            @Nullable String title,
            @Nullable List<String> accountsBy) {}

    /**
     * A transfer that stands in no file, because what was signed is no longer so.
     *
     * @param reason stable code
     */
    record LeftOut(UUID transfer, List<UUID> payments, String reason) {
        /** Nobody can say who the payee is. */
        public static final String NO_PAYEE = "no-payee";

        /** Nobody could say into which account. */
        public static final String NO_ACCOUNT = "no-account";

        /** The account is not the one that was checked at the freeze. */
        public static final String ACCOUNT_CHANGED = "account-changed";

        /** Whoever approved the new attempt entered the account themselves. */
        public static final String ACCOUNT_BY_APPROVER = "account-by-approver";

        /** The payee has died or the record has ended. */
        public static final String PAYEE_CHANGED = "payee-changed";

        public LeftOut {
            payments = List.copyOf(payments);
        }
    }
}
