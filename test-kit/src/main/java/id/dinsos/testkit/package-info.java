/**
 * What the tests of every module start and ask: PostgreSQL and Kafka as real servers, tokens, the
 * layout rules. It knows the contracts and no module of the product, so that each of them, the
 * kernel too, may use it. What tests the kernel's own types (deciders, processes, stores) lies
 * beside them, in the kernel's test-jar.
 */
@NullMarked
package id.dinsos.testkit;

import org.jspecify.annotations.NullMarked;
