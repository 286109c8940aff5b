@NullMarked
package id.dinsos.cases.kind;

import org.jspecify.annotations.NullMarked;
