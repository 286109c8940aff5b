package id.dinsos.registry.person;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is: everything that names them, kept only encrypted under their own key. Fields are
 * null where the registry does not know them; a vagrant found without papers has a name at most.
 *
 * @param nik 16 digits, already checked
 * @param kkNumber the family card of 16 digits
 * @param veteranNumber NPV of a veteran, free text
 * @param kksCard the welfare debit card as {@link KksCard#stored}; in the oldest records its number
 */
public record PersonIdentity(
        @Nullable String nik,
        @Nullable String kkNumber,
        String name,
        @Nullable String mothersName,
        @Nullable LocalDate birthDate,
        @Nullable String phone,
        @Nullable String veteranNumber,
        @Nullable String kksCard,
        @Nullable BankAccount account) {
    private static final int MAX_NAME = 200;

    public PersonIdentity {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
        }
    }

    /** The same person with another account. */
    public PersonIdentity paidAt(@Nullable BankAccount other) {
        return new PersonIdentity(
                nik, kkNumber, name, mothersName, birthDate, phone, veteranNumber, kksCard, other);
    }

    /** The same person with another card, or none. */
    public PersonIdentity withCard(@Nullable KksCard card) {
        return new PersonIdentity(
                nik,
                kkNumber,
                name,
                mothersName,
                birthDate,
                phone,
                veteranNumber,
                card == null ? null : card.stored(),
                account);
    }

    /** The same person with another veteran's number, or none. */
    public PersonIdentity withVeteranNumber(@Nullable String number) {
        return new PersonIdentity(
                nik, kkNumber, name, mothersName, birthDate, phone, number, kksCard, account);
    }

    @Override
    public String toString() {
        return "PersonIdentity[masked]";
    }

    /**
     * Where the person is paid. Number and holder are what the bank has, not what we think. Who
     * entered it does not make it another account.
     *
     * @param by the officer who entered it; null where a ministry's file did
     */
    public record BankAccount(String bank, String number, String holder, @Nullable String by) {
        public BankAccount(String bank, String number, String holder) {
            this(bank, number, holder, null);
        }

        public BankAccount by(String officer) {
            return new BankAccount(bank, number, holder, officer);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof BankAccount(var bank2, var number2, var holder2, _)
                    && bank.equals(bank2)
                    && number.equals(number2)
                    && holder.equals(holder2);
        }

        @Override
        public int hashCode() {
            return Objects.hash(bank, number, holder);
        }

        @Override
        public String toString() {
            return "BankAccount[masked]";
        }
    }
}
