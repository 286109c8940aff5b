@NullMarked
package id.dinsos.cases.damage;

import org.jspecify.annotations.NullMarked;
