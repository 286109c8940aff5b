package id.dinsos.cases.subject;

import id.dinsos.cases.subject.SubjectStore.CaseLook;
import id.dinsos.cases.subject.SubjectStore.Complained;
import id.dinsos.cases.subject.SubjectStore.InCase;
import id.dinsos.eventstore.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** The part of a subject access report that casework has: for who answers the request. */
@Path("/v1/case-persons/{id}/access-report")
public class SubjectResource {
    private final SubjectStore subjects;
    private final Caller caller;

    public SubjectResource(SubjectStore subjects, Caller caller) {
        this.subjects = subjects;
        this.caller = caller;
    }

    /** Cases of the caller's office alone; of others, and of sealed ones, nothing. */
    @GET
    public Uni<Part> get(@PathParam("id") UUID id) {
        caller.require("registrar", "supervisor");
        String region = caller.region().code();
        return Uni.combine()
                .all()
                .unis(
                        subjects.cases(id, region),
                        subjects.complaints(id, region),
                        subjects.reads(id, region))
                .with(Part::new);
    }

    /** What is held. */
    public record Part(List<InCase> cases, List<Complained> complaints, List<CaseLook> reads) {
        public Part {
            cases = List.copyOf(cases);
            complaints = List.copyOf(complaints);
            reads = List.copyOf(reads);
        }
    }
}
