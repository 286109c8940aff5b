@NullMarked
package id.dinsos.cases.attachment;

import org.jspecify.annotations.NullMarked;
