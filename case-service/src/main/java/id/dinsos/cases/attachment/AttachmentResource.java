package id.dinsos.cases.attachment;

import id.dinsos.cases.desk.DeskResource;
import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand;
import id.dinsos.cases.handling.CaseEvent.AttachmentFiled;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.CaseRead;
import id.dinsos.cases.handling.Reader;
import id.dinsos.cases.handling.Remark;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.FileKind;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Attachments of cases: taken in, and given through a link that ends after ten minutes. */
@Path("/v1/case-attachments")
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentResource {
    private static final Duration LIVES = Duration.ofMinutes(10);
    private static final UUID NONE = new UUID(0, 0);
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    private final Caller caller;
    private final CommandHandler commands;
    private final EventStore store;
    private final CaseProcess process;
    private final DeskResource desk;
    private final SealedFiles files;
    private final KeyedHash hash;
    private final Clock clock;

    public AttachmentResource(
            Caller caller,
            CommandHandler commands,
            EventStore store,
            CaseProcess process,
            DeskResource desk,
            SealedFiles files,
            KeyedHash hash,
            Clock clock) {
        this.caller = caller;
        this.commands = commands;
        this.store = store;
        this.process = process;
        this.desk = desk;
        this.files = files;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * The bytes are the body.
     *
     * @param type what it shows: PHOTO, VISUM, FAMILY_CARD, ...
     * @param name as the file was called; nothing of a path
     */
    @POST
    @Blocking
    @Consumes({"image/jpeg", "image/png", "application/pdf"})
    public Response file(
            @QueryParam("case") @Nullable UUID caseId,
            @QueryParam("type") @Nullable String type,
            @QueryParam("name") @DefaultValue("") String name,
            @HeaderParam("Content-Type") @DefaultValue("") String content,
            InputStream body)
            throws IOException {
        caller.require("officer", "supervisor");
        // Read whatever is refused: who is answered in the middle of sending sees a broken line.
        byte[] bytes = body.readNBytes(AttachmentFormat.MAX_BYTES + 1);
        Fields fields = new Fields();
        UUID id = fields.uuid("/case", caseId);
        String code = fields.matching("/type", type, CODE, "a type's code");
        fields.check();
        Request request = caller.request().underOwnRules();
        Reader reader = desk.reader();
        var seen = open(id, reader, request.at());
        if (!AttachmentFormat.isName(name)) {
            throw RefusedException.of(
                    AttachmentCode.ATTACHMENT_NAME_UNFIT, "a file's name and nothing of a path");
        }
        FileKind kind =
                AttachmentFormat.of(content, bytes)
                        .orElseThrow(() ->
                                RefusedException.of(
                                        AttachmentCode.ATTACHMENT_CONTENT_FALSE,
                                        "a JPEG, PNG or PDF of at most 8 MB, as its type says"));
        UUID attachment = caller.newId();
        String path = AttachmentFormat.path(id, attachment);
        files.write(path, out -> out.write(bytes));
        CaseCommand.FileAttachment command =
                new CaseCommand.FileAttachment(
                        attachment,
                        code,
                        kind.mediaType(),
                        bytes.length,
                        HexFormat.of().formatHex(Sha256.of(bytes)),
                        PersonalData.of(seen.origin().subject(), new Remark(name)),
                        request.at());
        try {
            Done done =
                    Await.await(
                            commands.handle(
                                    "file-attachment",
                                    List.of(id),
                                    id,
                                    unit ->
                                            process.step(
                                                    unit, id, reader, request.at(), s -> command),
                                    request));
            return Answers.created(
                    "/v1/case-attachments",
                    new Done(
                            attachment,
                            done.version(),
                            done.position(),
                            done.changed(),
                            done.repeated()));
        } catch (RefusedException refused) {
            // Of any other failure nobody knows whether it was written down after all.
            files.delete(path);
            throw refused;
        }
    }

    /** A link for the caller alone. */
    @POST
    @Blocking
    @Path("{attachment}/link")
    @Consumes(MediaType.APPLICATION_JSON)
    public Link link(@PathParam("attachment") UUID attachment, LinkTo body) {
        caller.require("officer", "supervisor");
        UUID id = body.caseId() == null ? NONE : body.caseId();
        Instant now = clock.instant();
        var unused = filed(id, attachment, now);
        Instant until = now.plus(LIVES);
        String text = new AttachmentLinkFile(id, attachment, caller.actor(), until).text(hash);
        return new Link("/v1/case-attachments/" + text, until);
    }

    /** The bytes; that they were read is on record before. */
    @GET
    @Blocking
    @Path("{link}")
    public Response read(@PathParam("link") String link) throws IOException {
        caller.require("officer", "supervisor");
        Instant now = clock.instant();
        AttachmentLinkFile found =
                AttachmentLinkFile.read(link, hash)
                        .filter(one ->
                                one.account().equals(caller.actor()) && now.isBefore(one.until()))
                        .orElseThrow(() ->
                                RefusedException.of(
                                        AttachmentCode.ATTACHMENT_LINK_ENDED,
                                        "this link is not yours, or has ended"));
        UUID id = found.caseId();
        AttachmentFiled filed = filed(id, found.attachment(), now);
        Opened state = open(id, desk.reader(), now);
        var recorded =
                Await.await(
                        desk.recorded(id, state.origin().owner(), CaseRead.Purpose.HANDLING, null)
                                .replaceWith(true));
        byte[] bytes;
        try (InputStream in = files.read(AttachmentFormat.path(id, found.attachment()))) {
            bytes = in.readAllBytes();
        } catch (NoSuchFileException erased) {
            throw unknown();
        }
        if (!recorded || !HexFormat.of().formatHex(Sha256.of(bytes)).equals(filed.sha256())) {
            throw new IllegalStateException("an attachment is not what was filed");
        }
        return Response.ok(bytes, filed.content())
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment")
                .header("Digest", "sha-256=" + filed.sha256())
                .build();
    }

    private AttachmentFiled filed(UUID caseId, UUID attachment, Instant now) {
        UnitOfWork unit = Await.await(store.open(List.of(caseId)));
        var seen = process.open(unit, caseId, desk.reader(), now);
        return unit.stream(caseId).events().stream()
                .map(recorded -> recorded.event())
                .filter(AttachmentFiled.class::isInstance)
                .map(AttachmentFiled.class::cast)
                .filter(one -> seen != null && one.attachment().equals(attachment))
                .findFirst()
                .orElseThrow(AttachmentResource::unknown);
    }

    private Opened open(UUID caseId, Reader reader, Instant now) {
        UnitOfWork unit = Await.await(store.open(List.of(caseId)));
        return process.open(unit, caseId, reader, now);
    }

    private static RefusedException unknown() {
        return RefusedException.of(
                AttachmentCode.ATTACHMENT_UNKNOWN, "the case has no such attachment");
    }

    /** Of which case. */
    public record LinkTo(@Nullable UUID caseId) {}

    /** Where it can be read, and until when. */
    public record Link(String url, Instant expiresAt) {}
}
