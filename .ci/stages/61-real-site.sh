# budget: 150 s
# A real site up and down again on a real store.
bash __tests__/end-to-end/with-versitygw.sh python3 __tests__/end-to-end/real_site.py
