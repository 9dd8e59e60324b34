# A vendor that speaks OpenAI's API, JSON and streams: vendor.py PORT. What the file mode.txt says: ok, slow (first byte after
# five seconds), cut (breaks off), busy (503).
import asyncio,json,random,sys
S=["The parcel left our house on Monday and should be with you in two days.","Please try the reset button at the back and wait for a minute.","I am sorry that the lamp came broken.","We have sent a new one today at no cost.","You can follow it with the number in the mail that you got.","Is there anything else that I can do for you?","The invoice has two lines, one for the chair and one for the way.","If it does not help, write to us again and we will call you.","That was a stupid mistake of ours.","Your idea to damn the whole catalogue made us laugh."]
mode='ok'
async def watch():
    global mode
    while True:
        try: mode=open('mode.txt').read().strip()
        except OSError: mode='ok'
        await asyncio.sleep(0.5)
async def serve(r,w):
    try:
        while True:
            head=await r.readuntil(b'\r\n\r\n')
            n=0
            for l in head.split(b'\r\n'):
                if l.lower().startswith(b'content-length:'): n=int(l.split(b':')[1])
            body=await r.readexactly(n)
            m=mode
            if m=='busy':
                w.write(b'HTTP/1.1 503 x\r\ncontent-type: application/json\r\ncontent-length: 40\r\n\r\n{"error":{"message":"busy","type":"x"} }'); await w.drain(); continue
            if m=='slow': await asyncio.sleep(5)
            q=json.loads(body); text=''.join(' '.join(random.choice(S if random.random()<0.1 else S[:8]) for _ in range(60 if random.random()<0.03 else random.randint(2,4))))
            last=q['messages'][-1]['content']
            if isinstance(last,str): text+=' You wrote: '+last[-60:]
            u={"prompt_tokens":50,"completion_tokens":len(text)//4,"total_tokens":50+len(text)//4}
            if q.get('stream'):
                w.write(b'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n')
                def ev(d):
                    b=('data: '+(d if isinstance(d,str) else json.dumps(d))+'\n\n').encode(); w.write(b'%x\r\n'%len(b)+b+b'\r\n')
                def ch(delta,fin=None): return {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":delta,"finish_reason":fin}]}
                ev(ch({"role":"assistant","content":""}))
                for i in range(0,len(text),24):
                    ev(ch({"content":text[i:i+24]})); await w.drain(); await asyncio.sleep(0.02)
                    if m=='cut' and i>100: w.close(); return
                ev(ch({},"stop"))
                if (q.get('stream_options') or {}).get('include_usage'): ev({"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":u})
                ev('[DONE]'); w.write(b'0\r\n\r\n')
            else:
                b=json.dumps({"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":text},"finish_reason":"stop"}],"usage":u}).encode()
                w.write(b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n'%len(b)+b)
            await w.drain()
    except (asyncio.IncompleteReadError,ConnectionError): pass
    finally: w.close()
async def main():
    asyncio.create_task(watch())
    s=await asyncio.start_server(serve,'127.0.0.1',int(sys.argv[1])); await s.serve_forever()
asyncio.run(main())
