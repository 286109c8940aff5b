package id.dinsos.eventstore.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files in a bucket of any server that speaks the S3 API. What is written waits in a file of this
 * node until it is whole, sealed where {@link SealedFiles} writes it, and goes in one request.
 */
public final class S3Files implements SharedFiles, AutoCloseable {
    private final S3Client client;
    private final String bucket;

    public S3Files(FileSettings.S3 settings) {
        this.bucket = settings.bucket();
        this.client =
                S3Client.builder()
                        .endpointOverride(URI.create(settings.endpoint()))
                        .region(Region.of(settings.region().orElse("us-east-1")))
                        .forcePathStyle(true)
                        // Servers other than Amazon's do not know the newer checksums.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(
                                                settings.accessKey(), settings.secretKey())))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
    }

    @Override
    public void write(String name, Content content) throws IOException {
        String key = SharedFiles.checked(name);
        Path whole = Files.createTempFile("dinsos", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(whole)) {
                content.to(out);
            }
            var unused =
                    client.putObject(
                            request -> request.bucket(bucket).key(key),
                            RequestBody.fromFile(whole));
        } catch (SdkException e) {
            throw failure(key, e);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        String key = SharedFiles.checked(name);
        try {
            return client.getObject(request -> request.bucket(bucket).key(key));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(key);
        } catch (SdkException e) {
            throw failure(key, e);
        }
    }

    @Override
    public boolean exists(String name) throws IOException {
        String key = SharedFiles.checked(name);
        try {
            var unused = client.headObject(request -> request.bucket(bucket).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw failure(key, e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        String key = SharedFiles.checked(name);
        try {
            var unused = client.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw failure(key, e);
        }
    }

    @Override
    public void deleteAll(String folder) throws IOException {
        for (String name : names(folder)) {
            delete(name);
        }
    }

    @Override
    public List<String> names(String folder) throws IOException {
        String prefix = SharedFiles.checked(folder);
        try {
            return client
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    // Some servers list folders too.
                    .filter(key -> !key.endsWith("/"))
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw failure(prefix, e);
        }
    }

    private static IOException failure(String key, SdkException e) {
        return new IOException("the file store did not do as asked with " + key, e);
    }

    @Override
    public void close() {
        client.close();
    }
}
