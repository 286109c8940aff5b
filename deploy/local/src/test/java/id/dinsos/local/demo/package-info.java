@NullMarked
package id.dinsos.local.demo;

import org.jspecify.annotations.NullMarked;
