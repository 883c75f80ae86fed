/**
 * Records of Avro, whoever wrote them: containers, datums behind a header of the Glue Schema Registry, bare ones. What a hostile record
 * claims costs no more than its bytes account for.
 */
@NullMarked
package dev.weir.avro;

import org.jspecify.annotations.NullMarked;
