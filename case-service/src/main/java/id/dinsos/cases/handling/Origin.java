package id.dinsos.cases.handling;

import id.dinsos.cases.kind.Confidentiality;
import id.dinsos.cases.kind.KindRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a case comes from; only a transfer changes who answers for it.
 *
 * @param source who brought it in: SATPOL_PP, POLICE, VILLAGE_DESK, ...
 * @param region where it happened, as far as known
 * @param owner the office that answers
 * @param subject whose key guards the personal data: an id of the case's own
 * @param receivedBy the account that took it in
 * @param happenedAt when it happened
 * @param predecessor the ended case that it takes up again
 */
public record Origin(
        KindRef kind,
        String source,
        String region,
        String owner,
        Confidentiality confidentiality,
        UUID subject,
        String receivedBy,
        Instant happenedAt,
        @Nullable UUID predecessor) {

    /** After a transfer: the office that answers, and who has accepted it there. */
    Origin ownedBy(String office, String account) {
        return new Origin(
                kind,
                source,
                region,
                office,
                confidentiality,
                subject,
                account,
                happenedAt,
                predecessor);
    }
}
