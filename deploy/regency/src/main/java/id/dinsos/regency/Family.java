package id.dinsos.regency;

import java.util.List;
import java.util.Optional;

/** A synthetic family: a row of {@code families.csv} and its members' rows, the head first. */
record Family(
        String id,
        String village,
        String cardNumber,
        List<Person> members,
        Person payee,
        String address,
        int rt,
        int rw,
        int decile,
        int percentile,
        boolean onRoster,
        boolean pkh,
        String welfareCard,
        Optional<Account> account) {
    Family {
        members = List.copyOf(members);
    }

    Person head() {
        return members.getFirst();
    }

    @Override
    public String toString() {
        return "Family[" + id + "]";
    }

    /** Where the payee is paid. */
    record Account(Numbers.Bank bank, String number) {
        @Override
        public String toString() {
            return "Account[masked]";
        }
    }
}
