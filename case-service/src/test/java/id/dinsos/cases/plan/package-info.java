@NullMarked
package id.dinsos.cases.plan;

import org.jspecify.annotations.NullMarked;
