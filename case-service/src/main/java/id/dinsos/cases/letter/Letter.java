package id.dinsos.cases.letter;

import id.dinsos.cases.letter.LetterEvent.Content;
import id.dinsos.cases.letter.LetterEvent.LetterSealed;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.eventstore.rules.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter. */
public sealed interface Letter {
    /** Nobody has written it. */
    record None() implements Letter {}

    /**
     * Written, and as far as it has come.
     *
     * @param hands accounts that wrote or initialled it, in order
     * @param signed null until it is
     * @param sealed null until it is
     */
    record Written(
            UUID caseId,
            String owner,
            LetterTemplate template,
            PersonalData<Content> content,
            List<String> hands,
            Stage stage,
            @Nullable LetterSigned signed,
            @Nullable LetterSealed sealed)
            implements Letter {
        public Written {
            hands = List.copyOf(hands);
        }

        /** How many have initialled it. */
        int initials() {
            return hands.size() - 1;
        }

        Written initialledBy(String account) {
            List<String> all = new ArrayList<>(hands);
            all.add(account);
            return new Written(caseId, owner, template, content, all, stage, signed, sealed);
        }

        Written with(LetterSigned signature) {
            return new Written(
                    caseId, owner, template, content, hands, Stage.SIGNED, signature, sealed);
        }

        Written with(LetterSealed seal) {
            return new Written(caseId, owner, template, content, hands, stage, signed, seal);
        }

        Written revoked() {
            return new Written(
                    caseId, owner, template, content, hands, Stage.REVOKED, signed, sealed);
        }
    }

    /** How far it has come. */
    enum Stage {
        DRAFT,
        SIGNED,
        REVOKED
    }
}
