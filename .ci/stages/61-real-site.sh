# budget: 150 s
# A real site up and down again, and synchronised: on every store the same objects, headers
# included. Then pruning, by an independent client.
bash __tests__/support/with-servers.sh dev,versitygw,moto python3 __tests__/end-to-end/real_site.py
bash __tests__/support/with-servers.sh dev,versitygw,moto python3 __tests__/end-to-end/real_sync.py
bash __tests__/support/with-servers.sh dev,versitygw,moto python3 __tests__/end-to-end/pruning.py
