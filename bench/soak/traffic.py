# An open loop, half of the calls streamed: traffic.py PORT RATE SECONDS. Prints a line a minute, and at the end what failed in
# which phase (phase.txt).
import asyncio,json,random,sys,time,collections
port=int(sys.argv[1]); rate=float(sys.argv[2]); secs=float(sys.argv[3]); key=open('data/demo-app.key').read().strip()
F=["support-replies","agent-copilot","shared-insights","agent-copilot"]
P=["Please tell {n} at {e} where the parcel is, it was due on Friday.","My name is {n}, my phone is +49 30 901820{k:02d}. The lamp came broken, what now?","Summarise: {n} called twice about invoice 4411 and wants money back to DE89370400440532013000.","How do I reset the router that I bought in March? Mail: {e}","Write a friendly answer to {n}, who is angry about a late delivery to Berlin."]
N=["Ann Lee","Jonas Weber","Maria Rossi","Pierre Dubois","Carlos Ruiz","Emma Jansen","Liam Smith","Yuki Tanaka"]
C=collections.Counter(); bad=collections.Counter(); lat=[]; pool=[]; calls=0; open_=0
phase='none'
async def one(i):
    global open_
    open_+=1; t=time.time(); f=random.choice(F); st=i%2==0; p0=phase
    n=random.choice(N); k=random.randint(0,99)
    body=json.dumps({"model":f,"stream":st,"max_tokens":900,"messages":[{"role":"system","content":"You answer customers of a shop."},{"role":"user","content":random.choice(P).format(n=n,e=n.lower().replace(' ','.')+f'{k}@example.com',k=k)}]}).encode()
    h=f'POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n'
    if f=='support-replies' and i%3==0: h+=f'x-trustrail-subject: person-{k}\r\n'
    w=None
    if i%10==0 and pool: pool.pop()[1].close()
    try:
        r,w=pool.pop() if pool else await asyncio.open_connection('127.0.0.1',port)
        w.write(h.encode()+b'\r\n'+body); await w.drain()
        head=(await asyncio.wait_for(r.readuntil(b'\r\n\r\n'),60)).decode().lower()
        status=head.split(' ')[1]; data=b''
        if 'transfer-encoding: chunked' in head:
            while True:
                z=int((await asyncio.wait_for(r.readline(),60)),16); d=await r.readexactly(z+2)
                if not z: break
                data+=d[:-2]
        else:
            l=[x for x in head.split('\r\n') if x.startswith('content-length')]; data=await r.readexactly(int(l[0].split(':')[1]))
        s=status
        if status!='200': s+=' '+str(json.loads(data).get('error',{}).get('code'))
        elif b'"error"' in data: s='200 error event '+data[data.index(b'"error"'):][:200].decode().split('"code":')[-1][:30]
        elif st and not data.rstrip().endswith(b'[DONE]'): s='200 no DONE'
        if 'connection: close' in head: w.close()
        else: pool.append((r,w))
    except Exception as e:
        s=type(e).__name__
        if w: w.close()
    open_-=1; lat.append(time.time()-t); C[s]+=1
    if s!='200': bad[(p0 if p0==phase else p0+'>'+phase,f if 'limit' in s else '-',s)]+=1
async def main():
    global phase,calls,lat
    begin=time.time(); i=0; minute=0; tasks=set()
    while time.time()-begin<secs:
        due=begin+i/rate; now=time.time()
        if due>now: await asyncio.sleep(due-now)
        i+=1
        if open_<400:
            t=asyncio.create_task(one(i)); tasks.add(t); t.add_done_callback(tasks.discard)
        else: C['not sent']+=1; bad[(phase,'-','not sent, 400 open')]+=1
        if i%10==0:
            try: phase=open('phase.txt').read().strip()
            except OSError: pass
        if time.time()-begin>=60*(minute+1):
            minute+=1; lat.sort(); print(time.strftime('%H:%M:%S'),minute,phase,dict(C),'p50 %.0f p99 %.0f max %.0f ms'%tuple(1000*lat[int(len(lat)*q)] for q in (.5,.99,.99999)) if lat else '',flush=True); lat=[]
    await asyncio.gather(*tasks); print('END',dict(C)); [print(v,*k) for k,v in sorted(bad.items())]
asyncio.run(main())
