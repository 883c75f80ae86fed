/** A statement as a project for Apache Flink, which runs without this program. Pure text; the streams are asked elsewhere. */
@NullMarked
package dev.weir.app.query.project;

import org.jspecify.annotations.NullMarked;
