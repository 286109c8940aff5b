package id.dinsos.cases.letter;

import id.dinsos.cases.letter.Letter.Stage;
import id.dinsos.cases.letter.Letter.Written;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

/**
 * Whether a letter is one of ours and holds: for anybody who has it in their hands and reads its
 * code, without a token. It says what stands at the letter's head and nothing of whom it is about,
 * of which case it comes from, or who wrote it; a code that nobody was given, and that of a letter
 * not signed yet, are answered alike.
 */
@Path("/v1/letter-checks")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class LetterCheckResource {
    private final EventStore store;
    private final LetterAddressFile address;

    public LetterCheckResource(EventStore store, LetterAddressFile address) {
        this.store = store;
        this.address = address;
    }

    @GET
    @Path("{code}")
    public Uni<Check> check(@PathParam("code") String code) {
        return store.load(address.read(code).orElseThrow(LetterCheckResource::unknown))
                .map(stream -> {
                    Letter letter = stream.fold(LetterDecider.aggregate().decider());
                    if (letter instanceof Written written
                            && written.signed() instanceof LetterSigned signed) {
                        return new Check(
                                written.stage() == Stage.SIGNED,
                                written.template().title(),
                                signed.number(),
                                signed.day(),
                                written.owner());
                    }
                    throw unknown();
                });
    }

    private static RefusedException unknown() {
        return RefusedException.of(LetterCode.LETTER_UNKNOWN, "there is no such letter");
    }

    /**
     * What anybody may know of a letter.
     *
     * @param valid false once it was revoked
     */
    public record Check(boolean valid, String title, String number, LocalDate day, String office) {}
}
