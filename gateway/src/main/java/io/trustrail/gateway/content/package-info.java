/**
 * The texts of calls, where a feature's policy keeps them: masked, sealed under the key of the person that the call names
 * or of the call itself, and only for as long as the policy says.
 *
 * <ul>
 *   <li><b>When.</b> After the reply, by one thread. No call waits for it.
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.content.ContentWriter#submit} comes from any thread and never blocks.
 *       {@link io.trustrail.gateway.content.ContentStore} and {@link io.trustrail.gateway.content.Retention} block.
 *   <li><b>Failure.</b> Content that can't be kept is counted by {@code trustrail_content_lost_total}, and the record says
 *       {@code content.lost} with the call and the reason. The call itself is not harmed.
 *   <li><b>Erasure.</b> Content of a person who was erased while the call went on is not kept.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.content;

import org.jspecify.annotations.NullMarked;
