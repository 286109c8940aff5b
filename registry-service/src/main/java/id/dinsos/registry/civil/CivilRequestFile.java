package id.dinsos.registry.civil;

import id.dinsos.eventstore.file.SealedFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * Asks by a file that an officer takes to the civil registry: each batch is a sealed part of it,
 * and written anew it is the same part.
 */
@Singleton
class CivilRequestFile implements CivilRegistry {
    private final SealedFiles files;

    CivilRequestFile(SealedFiles files) {
        this.files = files;
    }

    @Override
    public CivilWay way() {
        return CivilWay.FILE;
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public CivilReply ask(CivilCheck check, UUID batch, List<CivilQuestion> questions) {
        try {
            files.write(
                    CivilFile.part(check, questions.getFirst().no()),
                    out -> CivilFile.questions(questions, out));
            return new CivilReply.Waiting();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
