/** Whether calls are still like those that they were measured with. Reads the audit log's index; blocks. Keeps no text. */
@NullMarked
package io.trustrail.gateway.fairness.drift;

import org.jspecify.annotations.NullMarked;
