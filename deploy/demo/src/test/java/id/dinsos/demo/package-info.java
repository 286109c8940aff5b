@NullMarked
package id.dinsos.demo;

import org.jspecify.annotations.NullMarked;
