package id.dinsos.cases.letter;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.letter.Letter.Stage;
import id.dinsos.cases.letter.Letter.Written;
import id.dinsos.cases.letter.LetterEvent.LetterSealed;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The sheet of a signed letter: printed anew for who may read it, or as the seal service gave it.
 */
@Path("/v1/letters/{id}/sheet")
public class LetterSheetResource {
    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final LetterProcess process;
    private final DeskResource desk;
    private final LetterAddressFile address;
    private final LetterheadsFile heads;
    private final LetterSealClient seals;
    private final SealedFiles files;

    public LetterSheetResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess cases,
            DeskResource desk,
            LetterAddressFile address,
            LetterheadsFile heads,
            LetterSealClient seals,
            SealedFiles files) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = new LetterProcess(cases);
        this.desk = desk;
        this.address = address;
        this.heads = heads;
        this.seals = seals;
        this.files = files;
    }

    @GET
    @Blocking
    @Produces({"application/pdf", MediaType.APPLICATION_JSON})
    public Response sheet(@PathParam("id") UUID id) throws IOException {
        caller.require("officer", "supervisor");
        Written letter = signed(id, caller.request());
        var recorded =
                Await.await(
                        desk.recorded(
                                        letter.caseId(),
                                        letter.owner(),
                                        CaseRead.Purpose.HANDLING,
                                        null)
                                .replaceWith(true));
        LetterSealed seal = letter.sealed();
        byte[] pdf = !recorded || seal == null ? printed(id, letter) : sealed(letter, seal);
        return Response.ok(pdf, "application/pdf").header("Cache-Control", "no-store").build();
    }

    /** Has the sheet sealed by the service that the office has named; once. */
    @POST
    @Blocking
    @Path("seal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response seal(@PathParam("id") UUID id) throws IOException {
        caller.require("supervisor");
        Request request = caller.requestIfMatch().underOwnRules();
        Reader reader = desk.reader();
        Written letter = signed(id, request);
        if (letter.sealed() != null) {
            throw RefusedException.of(
                    LetterCode.LETTER_STEP_NOT_ALLOWED, "the letter is sealed already");
        }
        byte[] sealed = seals.seal(printed(id, letter));
        UUID file = caller.newId();
        String hash = hash(sealed);
        files.write(path(letter.caseId(), file), out -> out.write(sealed));
        try {
            return Answers.changed(
                    Await.await(
                            commands.handle(
                                    "seal-letter",
                                    List.of(id, letter.caseId()),
                                    id,
                                    unit ->
                                            process.seal(
                                                    unit, id, file, hash, reader, request.at()),
                                    request)));
        } catch (RefusedException refused) {
            // Of any other failure nobody knows whether it was written down after all.
            files.delete(path(letter.caseId(), file));
            throw refused;
        }
    }

    private Written signed(UUID id, Request now) {
        Reader reader = desk.reader();
        Written found =
                LetterResource.written(
                        Await.await(store.open(List.of(id))).state(LetterDecider.aggregate(), id));
        UnitOfWork unit = Await.await(store.open(List.of(id, found.caseId())));
        Written letter = process.seen(unit, id, reader, now.at());
        if (letter.stage() != Stage.SIGNED) {
            throw RefusedException.of(
                    LetterCode.LETTER_STEP_NOT_ALLOWED, "the letter is " + letter.stage());
        }
        return letter;
    }

    private byte[] printed(UUID id, Written letter) {
        if (!(letter.signed() instanceof LetterSigned signed)) {
            throw new IllegalStateException("printed before it was signed");
        }
        List<String> text =
                letter.content()
                        .value()
                        .map(content -> letter.template().text(content.values()))
                        .orElseThrow(LetterSheetResource::erased);
        return LetterPdfFile.of(
                new LetterPdfFile.Sheet(
                        heads.of(letter.owner()),
                        letter.template().title(),
                        signed.number(),
                        signed.day(),
                        text,
                        signed.signatory(),
                        address.of(id)));
    }

    private byte[] sealed(Written letter, LetterSealed seal) throws IOException {
        byte[] bytes;
        try (InputStream in = files.read(path(letter.caseId(), seal.file()))) {
            bytes = in.readAllBytes();
        } catch (NoSuchFileException gone) {
            throw erased();
        }
        if (!hash(bytes).equals(seal.sha256())) {
            throw new IllegalStateException("a sealed letter is not what the seal service gave");
        }
        return bytes;
    }

    private static RefusedException erased() {
        return RefusedException.of(LetterCode.LETTER_WORDS_ERASED, "whom it was about is erased");
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    /** Among the papers of its case, so that it is erased with them. */
    private static String path(UUID caseId, UUID file) {
        return "attachments/" + caseId + "/" + file;
    }
}
