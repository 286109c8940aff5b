package id.dinsos.disbursement.followup;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.FailureCodes;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.testkit.OfficeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an office reads of money that did not arrive, is asked back, or is paid after all. */
class FailureWordsTest {
    private final FailureCodes codes = new FailureCodesWiring().codes(Optional.empty());

    @Test
    void what_has_to_be_done_next_stands_in_both_languages_and_holds_no_code() {
        List<String> faults = new ArrayList<>();
        codes.codes()
                .forEach((code, guide) ->
                        faults.addAll(OfficeWords.faults(code, guide.nextId(), guide.nextEn())));

        assertThat(codes.codes()).hasSizeGreaterThan(10);
        assertThat(faults).isEmpty();
    }

    @Test
    void each_reason_for_which_money_is_stopped_or_asked_back_has_words_of_its_own() {
        ClauseText nothing = ClauseText.of("unheard-of");
        List<String> faults = new ArrayList<>();
        for (String word : codes.words().getOrDefault("*", Map.of()).keySet()) {
            // Clauses of ours among the words of every bank.
            if (word.matches("[A-Z]+(-[A-Z]+)+") && !word.equals("NO-ACCOUNT")) {
                ClauseText text = ClauseText.of(word.toLowerCase(Locale.ROOT));
                if (text.textId().equals(nothing.textId())) {
                    faults.add("no words for " + text.code());
                }
                faults.addAll(OfficeWords.faults(text.code(), text.textId(), text.textEn()));
            }
        }

        assertThat(faults).isEmpty();
    }
}
