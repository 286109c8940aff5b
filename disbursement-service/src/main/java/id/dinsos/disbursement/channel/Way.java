package id.dinsos.disbursement.channel;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.disbursement.beneficiary.Payee;
import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.form.CsvForm;
import id.dinsos.disbursement.channel.form.FileForm;
import id.dinsos.disbursement.channel.form.FileForms;
import id.dinsos.disbursement.channel.form.RailForm;
import id.dinsos.disbursement.programme.ProgrammeTerms.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A way by which money leaves, as the programme's delivery says: in whose file a transfer stands,
 * and how that is written. Where money is handed over nobody asks for an account.
 */
sealed interface Way {
    /** Whoever pays out for the post. */
    String POST = "POS";

    static Way of(Channel channel, FileForms forms) {
        return switch (channel) {
            case BANK, AGENT, NONE -> new IntoAccount(forms);
            case RAIL -> new OverRail(new IntoAccount(forms));
            case POST -> new AtPostOffice(forms);
            case HAND -> new ByHand();
        };
    }

    /** Why a transfer cannot go this way; empty where it can. */
    String fault(TransferLine line, @Nullable Payee payee);

    /** The bank, the post or the village in whose file a transfer without fault stands. */
    String receiver(TransferLine line, Payee payee);

    FileForm form(String receiver);

    /** Who entered the account; null where none is paid into or nobody knows. */
    default @Nullable String enteredBy(Payee payee) {
        return null;
    }

    /** A transfer without fault as the file has it. */
    static FileForm.Order order(TransferLine line, Payee payee, String remark) {
        Account account = payee.account();
        return new FileForm.Order(
                line.transfer(),
                account == null ? "" : account.bank(),
                account == null ? "" : account.number(),
                account == null ? "" : account.holder(),
                payee.name(),
                payee.nik(),
                line.village(),
                line.amountRupiah(),
                remark);
    }

    /** Money that is handed over, to somebody who can say who they are. */
    private static String faultOfCash(@Nullable Payee payee) {
        if (payee == null || payee.name().isEmpty()) {
            return LeftOut.NO_PAYEE;
        }
        return payee.alive() ? "" : LeftOut.PAYEE_CHANGED;
    }

    /** One file a bank. */
    record IntoAccount(FileForms forms) implements Way {
        @Override
        public String fault(TransferLine line, @Nullable Payee payee) {
            if (payee == null || payee.account() == null) {
                return LeftOut.NO_ACCOUNT;
            }
            if (!payee.alive()) {
                return LeftOut.PAYEE_CHANGED;
            }
            return line.isInto(payee.print()) ? "" : LeftOut.ACCOUNT_CHANGED;
        }

        @Override
        public String receiver(TransferLine line, Payee payee) {
            return Objects.requireNonNull(payee.account()).bank();
        }

        @Override
        public FileForm form(String receiver) {
            return forms.of(receiver);
        }

        @Override
        public @Nullable String enteredBy(Payee payee) {
            Account account = payee.account();
            return account == null ? null : account.by();
        }
    }

    /** One batch for all banks, which the rail tells apart. */
    record OverRail(IntoAccount accounts) implements Way {
        @Override
        public String fault(TransferLine line, @Nullable Payee payee) {
            return accounts.fault(line, payee);
        }

        @Override
        public String receiver(TransferLine line, Payee payee) {
            return RailForm.RECEIVER;
        }

        @Override
        public FileForm form(String receiver) {
            return RailForm.G2P;
        }

        @Override
        public @Nullable String enteredBy(Payee payee) {
            return accounts.enteredBy(payee);
        }
    }

    /** One cash list, whose lines the post office reports on as a bank does. */
    record AtPostOffice(FileForms forms) implements Way {
        @Override
        public String fault(TransferLine line, @Nullable Payee payee) {
            return faultOfCash(payee);
        }

        @Override
        public String receiver(TransferLine line, Payee payee) {
            return POST;
        }

        @Override
        public FileForm form(String receiver) {
            return forms.of(receiver);
        }
    }

    /** One list a village, to be signed on paper. */
    record ByHand() implements Way {
        @Override
        public String fault(TransferLine line, @Nullable Payee payee) {
            return faultOfCash(payee);
        }

        @Override
        public String receiver(TransferLine line, Payee payee) {
            return line.village();
        }

        @Override
        public FileForm form(String receiver) {
            return CsvForm.HAND;
        }
    }
}
