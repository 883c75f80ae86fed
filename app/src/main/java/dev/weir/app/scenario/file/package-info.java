/** Scenario files: strictly read, with every slip told by its place. */
@NullMarked
package dev.weir.app.scenario.file;

import org.jspecify.annotations.NullMarked;
