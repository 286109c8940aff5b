/** Two replicas of disbursement-service on one database, and a model of what they must do. */
@NullMarked
package id.dinsos.demo.replicas;

import org.jspecify.annotations.NullMarked;
