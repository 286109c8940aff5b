/**
 * Files that every replica of a service can reach: uploads, bank reports, exports, evidence. A file
 * is there whole or not at all, and is replaced, never changed. {@code SharedFiles} is the port: a
 * folder by default, a bucket of an S3 API where {@code dinsos.s3.endpoint} is set. Personal data
 * goes through {@code SealedFiles}, so that whoever holds the folder or the bucket reads nothing.
 *
 * <p>Edges of the services import this room; it imports {@code secret} alone.
 */
@NullMarked
package id.dinsos.eventstore.file;

import org.jspecify.annotations.NullMarked;
