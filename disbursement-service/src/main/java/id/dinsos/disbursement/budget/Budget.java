package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.eventstore.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The money of one programme, owner and fiscal year. At every moment allotted = available +
 * reserved + committed + paid; what comes back is available again and counted as returned.
 */
public sealed interface Budget {
    static UUID idOf(String owner, String programme, int year) {
        return Names.uuid("budget", owner, programme, year);
    }

    /** The stand-in for the ministry's money where an office only mirrors a run. */
    static UUID idOfMirror(UUID run) {
        return Names.uuid("budget", "mirror", run);
    }

    /** No decree has been entered. */
    record None() implements Budget {}

    /** Entered, with one account for each run. */
    record Allotted(
            String programme,
            int year,
            String owner,
            String source,
            Rupiah allotted,
            Map<UUID, Account> accounts)
            implements Budget {
        public Allotted {
            accounts = Map.copyOf(accounts);
        }

        public Account account(UUID run) {
            return accounts.getOrDefault(run, Account.EMPTY);
        }

        public Rupiah reserved() {
            return sum(Account::reserved);
        }

        public Rupiah committed() {
            return sum(Account::committed);
        }

        public Rupiah paid() {
            return sum(Account::paid);
        }

        /** What came back and is available again. */
        public Rupiah returned() {
            return sum(Account::givenBack);
        }

        public Rupiah available() {
            return allotted.minus(reserved()).minus(committed()).minus(paid());
        }

        Allotted with(UUID run, UnaryOperator<Account> change) {
            Map<UUID, Account> after = new HashMap<>(accounts);
            after.put(run, change.apply(account(run)));
            return new Allotted(programme, year, owner, source, allotted, after);
        }

        private Rupiah sum(Function<Account, Rupiah> part) {
            return Rupiah.sum(accounts.values().stream().map(part).toList());
        }
    }
}
