/** Programs of scenarios' functions. They run in Lambda's processes, where there is nothing but the JDK. */
@NullMarked
package dev.weir.app.scenario.program;

import org.jspecify.annotations.NullMarked;
